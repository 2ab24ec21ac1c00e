package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The Signature Version 4 key for one day's requests to one service in one region, derived from a
 * secret access key. Threads may share it.
 */
final class SigningKey {

  private final String date;
  private final String region;
  private final String service;
  private final String secret;
  private final HmacSha256 key;

  /**
   * Derives the key.
   *
   * @param date in UTC, as {@code 20261123}
   * @param service the name of the service in signatures, such as {@code execute-api}
   */
  SigningKey(String date, String region, String service, String secret) {
    this.date = date;
    this.region = region;
    this.service = service;
    this.secret = secret;
    byte[] dateKey = derive(("AWS4" + secret).getBytes(UTF_8), date);
    byte[] regionKey = derive(dateKey, region);
    byte[] serviceKey = derive(regionKey, service);
    this.key = new HmacSha256(derive(serviceKey, "aws4_request"));
  }

  private static byte[] derive(byte[] key, String text) {
    return new HmacSha256(key).code(text.getBytes(UTF_8));
  }

  /** Returns whether the key is for this day and secret. */
  boolean isFor(String date, String secret) {
    return this.date.equals(date) && this.secret.equals(secret);
  }

  /** Returns the credential scope of its signatures. */
  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  /** Returns a code for signing texts with this prefix, given the rest. */
  HmacSha256 withPrefix(String prefix) {
    return key.withPrefix(prefix.getBytes(UTF_8));
  }
}
