package dev.switchboard.local.access;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.domain.access.Grantee;
import java.util.Map;

/** Reads a grantee of a rule as far as it decides which claims the grantee has. */
final class WrittenGrantee {

  private WrittenGrantee() {}

  /** Returns the grantee; any that is not a key counts as a token's. */
  static Grantee of(JsonNode written) {
    if (written.asText().equals("keys")) {
      return new Grantee.AnyKey();
    }
    return written.asText().startsWith("key:")
        ? new Grantee.Key(written.asText().substring(4))
        : new Grantee.Token(claims(written.path("claims")));
  }

  /** Returns the claims whose value is of the expected type. */
  static Map<String, String> claims(JsonNode written) {
    return written.properties().stream()
        .filter(claim -> claim.getValue().isTextual() || claim.getValue().isBoolean())
        .collect(toMap(Map.Entry::getKey, claim -> claim.getValue().asText()));
  }
}
