package dev.switchboard.local;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.TlsCertificate;
import java.util.List;
import java.util.Optional;

/** How programs in each language trust the gateway's certificate; nothing without TLS. */
final class CertificateTrust {

  private final Optional<TlsCertificate> certificate;

  CertificateTrust(GatewaySettings settings) {
    this.certificate = settings.certificate();
  }

  /** The lines for the start screen: a headline, then one line for each language. */
  List<String> lines() {
    return certificate.map(CertificateTrust::lines).orElse(List.of());
  }

  /** The option of {@code wscat}, with a space behind it. */
  String wscatOption() {
    return certificate.map(it -> "--ca " + it.pem() + " ").orElse("");
  }

  /** The option of {@code curl}, with a space behind it. */
  String curlOption() {
    return certificate.map(it -> "--cacert " + it.pem() + " ").orElse("");
  }

  private static List<String> lines(TlsCertificate certificate) {
    return List.of(
        "Functions and clients trust the certificate, given this in their environment:",
        "  Node    NODE_EXTRA_CA_CERTS=" + certificate.pem(),
        "  boto3   AWS_CA_BUNDLE=" + certificate.pem(),
        "  Python  SSL_CERT_FILE=" + certificate.pem(),
        "  Java    JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
        "  curl    CURL_CA_BUNDLE=%s, or --cacert with that file".formatted(certificate.pem()));
  }
}
