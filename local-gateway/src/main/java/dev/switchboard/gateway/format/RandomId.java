package dev.switchboard.gateway.format;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes ids in API Gateway's format: 11 random bytes in URL-safe base64, which are 16 characters
 * with {@code =} as the last.
 */
public final class RandomId {

  private static final int BYTES = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  /** Makes a new id. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
