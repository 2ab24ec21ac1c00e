package dev.switchboard.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent starts create one certificate, and all of them use it. */
final class SimultaneousStartsTest {

  private static final int STARTS = 3;

  @TempDir private Path folder;

  @Test
  void threads_get_the_same_certificate() throws Exception {
    Callable<TlsCertificate> start = () -> SelfSignedCertificate.in(folder, InstantSource.system());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<TlsCertificate> certificates = new ArrayList<>();
      for (Future<TlsCertificate> each : threads.invokeAll(List.of(start, start, start))) {
        certificates.add(each.get());
      }

      assertThat(certificates).hasSize(STARTS).containsOnly(certificates.getFirst());
    }
  }

  @Test
  void processes_get_the_same_certificate() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(start());
    }
    List<String> passwords = new ArrayList<>();
    for (Process each : starts) {
      passwords.add(new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    assertThat(passwords)
        .containsOnly(SelfSignedCertificate.in(folder, InstantSource.system()).password());
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The program of the processes that start at the same time. */
  static final class Start {

    private Start() {}

    public static void main(String[] arguments) {
      System.out.print(
          SelfSignedCertificate.in(Path.of(arguments[0]), InstantSource.system()).password());
    }
  }
}
