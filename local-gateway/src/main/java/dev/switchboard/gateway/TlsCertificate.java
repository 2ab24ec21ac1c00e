package dev.switchboard.gateway;

import java.nio.file.Path;

/**
 * A certificate with its private key.
 *
 * @param keyStore the PKCS #12 file with both
 * @param password the password of the key store
 * @param pem the file with the certificate alone, for clients to trust
 */
public record TlsCertificate(Path keyStore, String password, Path pem) {

  /** Omits the password. */
  @Override
  public String toString() {
    return "TlsCertificate[" + pem + "]";
  }
}
