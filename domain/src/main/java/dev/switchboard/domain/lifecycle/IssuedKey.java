package dev.switchboard.domain.lifecycle;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An API key that somebody was given, as far as we know it.
 *
 * <p>A hash that is quick to compute is safe here because the key is random: 128 bits at least,
 * which nobody can try.
 *
 * @param name what the rules call it: 1 to 50 letters, digits, dashes and underscores
 * @param sha256 the hash of the key's UTF-8, 64 hex digits in lower case
 * @param expiresAt from when it is refused
 */
public record IssuedKey(String name, String sha256, Instant expiresAt) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,50}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public IssuedKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A key's name has 1 to 50 letters, digits, dashes and underscores, such as backend.");
    }
    if (!isHash(sha256)) {
      throw new IllegalArgumentException(
          "A key's SHA-256 has 64 hex digits in lower case; ./switchboard key prints one.");
    }
  }

  /** Whether it looks like one. */
  public static boolean isHash(String sha256) {
    return HASH.matcher(sha256).matches();
  }

  /** The hash under which a key is known. */
  public static String hashOf(String key) {
    return Sha256.hexOf(key);
  }

  /** Whether this is the key's hash; takes the same time whether it is or not. */
  boolean isOf(byte[] digest) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), digest);
  }

  /** Whether it is refused by now. */
  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
