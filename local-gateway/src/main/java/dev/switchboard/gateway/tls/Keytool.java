package dev.switchboard.gateway.tls;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * The JDK's program that creates keys and certificates, because Java has no public class for it.
 *
 * @param program its executable file
 * @param hosts the hosts of the certificate, as keytool's extension {@code SAN} lists them
 */
record Keytool(Path program, String hosts) {

  /** The name of the key in the key store. */
  static final String ALIAS = "gateway";

  /**
   * The options of keytool. A year is below the browsers' limit of 398 days. The certificate cannot
   * sign others. The process is short: without C2 it takes two thirds of the processor time.
   */
  private static final String OPTIONS =
      """
      -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
      -J-Duser.timezone=UTC -J-Duser.language=en
      -genkeypair -storetype PKCS12 -alias %s
      -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA -validity 365
      -dname CN=localhost
      -ext BC:critical=ca:false -ext EKU=serverAuth
      """
          .formatted(ALIAS);

  private static final String OWN_HOSTS = "dns:localhost,ip:127.0.0.1,ip:::1";

  private static final long TIMEOUT_SECONDS = 60;
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  Keytool(Path program) {
    this(program, OWN_HOSTS);
  }

  /** The same for certificates of one more host: a name, or an address, IPv6 in brackets. */
  Keytool withHost(String host) {
    boolean isAddress = host.startsWith("[") || host.matches("[0-9.]+");
    return new Keytool(
        program, hosts + (isAddress ? ",ip:" : ",dns:") + host.replaceAll("[\\[\\]]", ""));
  }

  /** Returns the keytool beside the program of the running JVM. */
  static Keytool ofRunningJvm() {
    String java = ProcessHandle.current().info().command().orElse("java");
    return new Keytool(
        Path.of(java).resolveSibling(java.endsWith(".exe") ? "keytool.exe" : "keytool"));
  }

  /**
   * Creates a key and its certificate, valid for a year.
   *
   * @param password the file with the key store's password, which must not be in a command line
   */
  void generate(Path keyStore, Path password, Instant from) throws IOException {
    Path log = keyStore.resolveSibling("keytool.log");
    Process process = start(command(keyStore, password, from), log);
    CompletableFuture<Process> end = process.onExit();
    if (!end.thenApply(_ -> true).completeOnTimeout(false, TIMEOUT_SECONDS, SECONDS).join()) {
      process.destroyForcibly();
      end.join();
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s created no certificate within %d seconds: it exited with %d and printed '%s'"
              .formatted(
                  program, TIMEOUT_SECONDS, process.exitValue(), Files.readString(log).strip()));
    }
  }

  private List<String> command(Path keyStore, Path password, Instant from) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of(OPTIONS.strip().split("\\s+")));
    command.addAll(List.of("-ext", "SAN=" + hosts));
    command.addAll(List.of("-startdate", START.format(from)));
    command.addAll(List.of("-keystore", keyStore.toString()));
    command.addAll(List.of("-storepass:file", password.toString()));
    return command;
  }

  private Process start(List<String> command, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // Options of this JVM, such as a debugger's port, must not apply to another one.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new IllegalStateException(
          "There is no keytool at %s: start with a JDK, which contains it, not with a JRE"
              .formatted(program),
          missing);
    }
  }
}
