package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * The key that signs one day's requests to {@code execute-api} in one region, made of a secret that
 * it keeps to itself. May be shared between threads.
 */
final class DayKey {

  private static final HexFormat HEX = HexFormat.of();

  private final String day;
  private final String region;
  private final String secret;
  private final HmacSha256 key;

  /**
   * Derives the key.
   *
   * @param day in UTC, as {@code 20261123}
   */
  DayKey(String day, String region, String secret) {
    this.day = day;
    this.region = region;
    this.secret = secret;
    byte[] ofDay = new HmacSha256(("AWS4" + secret).getBytes(UTF_8)).of(day);
    byte[] ofRegion = new HmacSha256(ofDay).of(region);
    byte[] ofService = new HmacSha256(ofRegion).of("execute-api");
    byte[] ofRequests = new HmacSha256(ofService).of("aws4_request");
    this.key = new HmacSha256(ofRequests);
  }

  /** Whether it is still the one to sign with. */
  boolean isOf(String day, String secret) {
    return this.day.equals(day) && this.secret.equals(secret);
  }

  /** What a signature is valid for. */
  String scope() {
    return day + "/" + region + "/execute-api/aws4_request";
  }

  /** Signs; 64 hex digits. */
  String sign(String text) {
    return HEX.formatHex(key.of(text));
  }
}
