package dev.switchboard.gateway.format;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes ids of API Gateway's form: 11 bytes in URL-safe base64, so 16 characters, the last an
 * {@code =}.
 */
public final class RandomId {

  private static final int BYTES = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
