package dev.switchboard.aws.sigv4;

import java.util.Map;

/**
 * A request before it is signed.
 *
 * @param authority the value of the {@code Host} header
 * @param path the path, not encoded; it begins with a slash
 * @param headers the other header fields, which are signed too; names in lower case
 * @param body may be empty
 */
public record SignableRequest(
    String method, String authority, String path, Map<String, String> headers, String body) {

  public SignableRequest {
    headers = Map.copyOf(headers);
  }
}
