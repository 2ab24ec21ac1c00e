package dev.switchboard.oidc;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * The algorithms with which an issuer may sign; all use a key pair. Shared secrets and missing
 * signatures are not allowed.
 */
public enum SigningAlgorithm {
  /** RSA with SHA-256; the algorithm of Cognito and most issuers. */
  RS256,
  /** RSA with SHA-384. */
  RS384,
  /** RSA with SHA-512. */
  RS512,
  /** RSA-PSS with SHA-256. */
  PS256,
  /** RSA-PSS with SHA-384. */
  PS384,
  /** RSA-PSS with SHA-512. */
  PS512,
  /** The curve P-256 with SHA-256. */
  ES256,
  /** The curve P-384 with SHA-384. */
  ES384,
  /** The curve P-521 with SHA-512. */
  ES512;

  JWSAlgorithm jose() {
    return JWSAlgorithm.parse(name());
  }
}
