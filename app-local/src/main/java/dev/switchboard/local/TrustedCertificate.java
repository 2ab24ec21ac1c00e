package dev.switchboard.local;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes the functions of this process trust the self-signed certificate of the gateway. */
final class TrustedCertificate {

  private TrustedCertificate() {}

  static List<TrustManager> of(TlsCertificate certificate) {
    try (InputStream pem = Files.newInputStream(certificate.pem())) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return List.of(managers.getTrustManagers());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("The gateway's certificate cannot be read.", unusable);
    }
  }
}
