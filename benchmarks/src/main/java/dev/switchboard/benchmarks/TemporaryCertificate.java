package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key and a certificate for 127.0.0.1, made by keytool and deleted in the end. */
record TemporaryCertificate(Path file) implements AutoCloseable {

  /** The password of this file only, which exists only for the time of a run. */
  static final String PASSWORD = "changeit";

  /** Creates a certificate, which takes a second. */
  static TemporaryCertificate make() throws IOException, InterruptedException {
    Path file = Files.createTempDirectory("switchboard-benchmark").resolve("certificate.p12");
    String options =
        "-genkeypair -storetype PKCS12 -storepass %s -alias stub -keyalg EC -dname CN=stub"
                .formatted(PASSWORD)
            + " -validity 2 -ext SAN=ip:127.0.0.1 -keystore "
            + file;
    String keytool = Commands.ofJdk("keytool");
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(options.split(" ", -1)));
    if (!Commands.succeeds(command)) {
      throw new IOException(keytool + " made no certificate");
    }
    return new TemporaryCertificate(file);
  }

  /** Returns the flags of a JVM that trusts it. */
  List<String> trusted() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
    Files.delete(file.resolve("..").normalize());
  }
}
