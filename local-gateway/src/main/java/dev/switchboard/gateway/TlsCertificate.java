package dev.switchboard.gateway;

import java.nio.file.Path;

/**
 * A certificate with its private key.
 *
 * @param keyStore the file that holds both, PKCS #12
 * @param password what opens it
 * @param pem the certificate alone, for clients to trust
 */
public record TlsCertificate(Path keyStore, String password, Path pem) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "Certificate[" + pem + "]";
  }
}
