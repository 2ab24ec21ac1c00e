package dev.switchboard.lambda;

import dev.switchboard.domain.access.Credentials;

/**
 * Finds credentials among named fields: the headers of a handshake or the members of a message. The
 * names are the same for both, in any case.
 */
final class CredentialsReader {

  private static final String BEARER = "Bearer ";
  private static final String SIGNATURE = "AWS4-";

  private String apiKey = "";
  private String authorization = "";

  /** Adds one field. */
  void add(String name, String value) {
    if (name.equalsIgnoreCase("x-api-key")) {
      apiKey = value.strip();
    } else if (name.equalsIgnoreCase("authorization")) {
      authorization = value.strip();
    }
  }

  /**
   * Returns the credentials in the added fields. An API key takes precedence over all other
   * credentials.
   */
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
