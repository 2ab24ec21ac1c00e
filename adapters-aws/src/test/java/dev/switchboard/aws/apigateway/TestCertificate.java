package dev.switchboard.aws.apigateway;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate, made by the JDK's keytool for one test. */
record TestCertificate(KeyStore keys) {

  private static final String PASSWORD = "changeit";

  /**
   * Makes a certificate, which takes a second.
   *
   * @param names the hosts it is for: {@code dns:gateway.test,ip:127.0.0.1}
   */
  static TestCertificate make(Path folder, String names) {
    Path file = folder.resolve("certificate.p12");
    String options =
        "-genkeypair -storetype PKCS12 -storepass %s -alias test -keyalg EC -dname CN=test"
                .formatted(PASSWORD)
            + " -validity 2 -ext SAN="
            + names;
    try {
      List<String> command = new ArrayList<>(List.of(options.split(" ")));
      command.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of("-keystore", file.toString()));
      Process keytool = new ProcessBuilder(command).inheritIO().start();
      if (keytool.waitFor() != 0) {
        throw new AssertionError("keytool made no certificate");
      }
      return new TestCertificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    } catch (IOException | GeneralSecurityException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Returns the context of a server with this certificate. */
  SSLContext shown() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Returns the context of a client that trusts only this certificate. */
  SSLContext trusted() throws GeneralSecurityException, IOException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("test", keys.getCertificate("test"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
