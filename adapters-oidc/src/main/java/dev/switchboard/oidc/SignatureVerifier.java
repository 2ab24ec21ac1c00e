package dev.switchboard.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Optional;

/** Verifies signatures with the keys of one issuer. The algorithm must be checked before. */
final class SignatureVerifier {

  private static final int FEWEST_RSA_BITS = 2048;

  private final CachedIssuerKeys keys;

  SignatureVerifier(CachedIssuerKeys keys) {
    this.keys = keys;
  }

  /**
   * Verifies a signature. If the known keys do not verify it, the issuer may have a new key,
   * perhaps under a known id, so its keys are fetched again.
   *
   * @throws JWKSetUnavailableException if there are no keys, or the issuer may have the missing key
   *     but does not respond
   */
  SignatureResult verify(SignedJWT token) throws JWKSetUnavailableException {
    JWKSet known = keys.keys();
    SignatureResult result = verify(token, known);
    if (result == SignatureResult.VALID) {
      return result;
    }
    Optional<JWKSet> fetched = keys.keysAfter(known);
    SignatureResult latest = fetched.isPresent() ? verify(token, fetched.get()) : result;
    Optional<String> failure = keys.failure();
    if (latest == SignatureResult.UNKNOWN_KEY && failure.isPresent()) {
      throw new JWKSetUnavailableException(failure.get());
    }
    return latest;
  }

  private static SignatureResult verify(SignedJWT token, JWKSet keys) {
    JWSHeader header = token.getHeader();
    List<JWK> suitable =
        new JWKSelector(JWKMatcher.forJWSHeader(header))
            .select(keys).stream().filter(key -> fits(key, header)).toList();
    if (suitable.isEmpty()) {
      return header.getKeyID() != null && keys.getKeyByKeyId(header.getKeyID()) == null
          ? SignatureResult.UNKNOWN_KEY
          : SignatureResult.UNSUITABLE_KEY;
    }
    List<JWK> strong = suitable.stream().filter(key -> !isSmall(key)).toList();
    if (strong.isEmpty()) {
      return SignatureResult.SMALL_KEY;
    }
    return strong.stream().anyMatch(key -> verifies(key, token))
        ? SignatureResult.VALID
        : SignatureResult.INVALID;
  }

  /** Returns whether a key's curve is the algorithm's. */
  private static boolean fits(JWK key, JWSHeader header) {
    return !(key instanceof ECKey curve)
        || Curve.forJWSAlgorithm(header.getAlgorithm()).contains(curve.getCurve());
  }

  /** Returns whether a key is so small that others can compute its private half. */
  private static boolean isSmall(JWK key) {
    return key instanceof RSAKey && key.size() < FEWEST_RSA_BITS;
  }

  private static boolean verifies(JWK key, SignedJWT token) {
    try {
      return switch (key) {
        case RSAKey rsa -> token.verify(new RSASSAVerifier(rsa));
        case ECKey curve -> token.verify(new ECDSAVerifier(curve));
        // Only key pairs sign tokens. A secret among the published keys is known to all.
        default -> false;
      };
    } catch (JOSEException unusable) {
      return false;
    }
  }
}
