package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates text with one key.
 *
 * <p>May be shared between threads: each use works on a copy of what has taken the key in.
 */
final class HmacSha256 {

  private static final String NAME = "HmacSHA256";

  private final Mac keyed;

  HmacSha256(byte[] key) {
    try {
      keyed = Mac.getInstance(NAME);
      keyed.init(new SecretKeySpec(key, NAME));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has " + NAME, impossible);
    }
  }

  byte[] of(String text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("The JDK's " + NAME + " can be copied", impossible);
    }
  }
}
