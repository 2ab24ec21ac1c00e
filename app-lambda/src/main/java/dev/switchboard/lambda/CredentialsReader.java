package dev.switchboard.lambda;

import dev.switchboard.domain.access.Credentials;

/**
 * Finds credentials among fields with names and values, of a handshake's headers or of a message:
 * the names are the same, in any case.
 */
final class CredentialsReader {

  private static final String BEARER = "Bearer ";
  private static final String SIGNATURE = "AWS4-";

  private String apiKey = "";
  private String authorization = "";

  /** Takes one field in. */
  void add(String name, String value) {
    if (name.equalsIgnoreCase("x-api-key")) {
      apiKey = value.strip();
    } else if (name.equalsIgnoreCase("authorization")) {
      authorization = value.strip();
    }
  }

  /** What they come to; an API key counts before anything else. */
  Credentials credentials() {
    if (!apiKey.isEmpty()) {
      return new Credentials.ApiKey(apiKey);
    }
    if (authorization.isEmpty()) {
      return new Credentials.None();
    }
    if (authorization.startsWith(SIGNATURE)) {
      return new Credentials.Signature();
    }
    boolean named = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return new Credentials.Token(
        named ? authorization.substring(BEARER.length()).strip() : authorization);
  }
}
