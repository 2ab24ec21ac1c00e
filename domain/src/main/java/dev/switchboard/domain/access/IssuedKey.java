package dev.switchboard.domain.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An API key that was issued. Only its hash is stored.
 *
 * <p>A fast hash is safe here because the key is random and has at least 128 bits, too many to
 * guess.
 *
 * @param name the name used by the rules: 1 to 50 letters, digits, dashes and underscores
 * @param sha256 the hash of the key's UTF-8, 64 hex digits in lower case
 * @param expiresAt the instant from which the key is refused
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

  /** Returns whether a text has the format of a key's hash. */
  public static boolean isHash(String sha256) {
    return HASH.matcher(sha256).matches();
  }

  /** The hash that is stored for a key. */
  public static String hashOf(String key) {
    return Sha256Digest.hexOf(key);
  }

  /** Returns whether this is the key's hash, in constant time. */
  boolean hasDigest(byte[] digest) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), digest);
  }

  /** Returns whether the key has expired. */
  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
