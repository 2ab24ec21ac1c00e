package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The key that signs one day's requests to {@code execute-api} in one region, made of a secret that
 * it keeps to itself. May be shared between threads.
 */
final class SigningKey {

  private final String day;
  private final String region;
  private final String secret;
  private final HmacSha256 key;

  /**
   * Derives the key.
   *
   * @param day in UTC, as {@code 20261123}
   */
  SigningKey(String day, String region, String secret) {
    this.day = day;
    this.region = region;
    this.secret = secret;
    byte[] ofDay = derived(("AWS4" + secret).getBytes(UTF_8), day);
    byte[] ofRegion = derived(ofDay, region);
    byte[] ofService = derived(ofRegion, "execute-api");
    this.key = new HmacSha256(derived(ofService, "aws4_request"));
  }

  private static byte[] derived(byte[] key, String text) {
    return new HmacSha256(key).of(text.getBytes(UTF_8));
  }

  /** Whether it is still the one to sign with. */
  boolean isOf(String day, String secret) {
    return this.day.equals(day) && this.secret.equals(secret);
  }

  /** What a signature is valid for. */
  String scope() {
    return day + "/" + region + "/execute-api/aws4_request";
  }

  /** What signs texts that begin with this, by the rest of them. */
  HmacSha256 after(String start) {
    return key.after(start.getBytes(UTF_8));
  }
}
