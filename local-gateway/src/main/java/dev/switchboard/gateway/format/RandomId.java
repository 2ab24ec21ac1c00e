package dev.switchboard.gateway.format;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Creates ids in API Gateway's format: 11 random bytes in URL-safe base64. They have 16 characters,
 * and {@code =} is the last.
 */
public final class RandomId {

  private static final int BYTES = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  /** Returns a new id. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
