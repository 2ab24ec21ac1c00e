package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import dev.switchboard.benchmarks.stub.StubServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The stub, and the means to start processes that post to it. If possible, those processes share
 * one core, and the stub has the other. For one thread.
 */
final class Testbed implements AutoCloseable {

  /**
   * The flags for a gigabyte, as the function has, and for the collector that a JVM with one core
   * selects.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          // Netty warns about methods that a later JDK will remove.
          "--sun-misc-unsafe-memory-access=allow");

  private static final int POSTING_CORE = 0;
  private static final int STUB_CORE = 1;

  private final boolean pin;
  private final TemporaryCertificate certificate;
  private final Stub stub;

  private Testbed(boolean pin, TemporaryCertificate certificate)
      throws IOException, InterruptedException {
    this.pin = pin;
    this.certificate = certificate;
    this.stub =
        new Stub(
            ChildProcess.start(
                pinned(
                    STUB_CORE,
                    Commands.java(
                        StubServer.class,
                        FLAGS,
                        certificate.file().toString(),
                        TemporaryCertificate.PASSWORD))));
  }

  /** Starts the stub. */
  static Testbed start() throws IOException, InterruptedException {
    return new Testbed(Commands.canPin(), TemporaryCertificate.make());
  }

  /** Returns whether the processes are pinned to their own cores. */
  boolean isPinned() {
    return pin;
  }

  Stub stub() {
    return stub;
  }

  /** Returns the address, over TLS or plain, at which the stub answers at once. */
  URI prompt(boolean tls) {
    return stub.posts(StubBehaviour.PROMPT, tls);
  }

  /** Starts a process that posts. */
  PostingProcess start(PostingSetup setup) throws IOException {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(certificate.trusted());
    flags.addAll(setup.flags());
    return new PostingProcess(
        startPosting(Commands.java(PostingProgram.class, flags, setup.arguments())));
  }

  /** Starts any program on the core of the posting processes. */
  ChildProcess startPosting(List<String> command) throws IOException {
    return ChildProcess.start(pinned(POSTING_CORE, command));
  }

  private List<String> pinned(int core, List<String> command) {
    return pin ? Commands.onCore(core, command) : command;
  }

  @Override
  public void close() throws IOException {
    stub.close();
    certificate.close();
  }
}
