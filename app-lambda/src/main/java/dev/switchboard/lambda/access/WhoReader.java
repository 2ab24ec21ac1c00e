package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.Grantee;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lists of those who may do something. */
final class WhoReader {

  private static final String EXPECTED =
      "Expected \"anyone\", \"keys\", \"key:NAME\", \"tokens\" or {\"claims\": {\"NAME\": \"VALUE\"}}.";
  private static final String KEY = "key:";
  private static final String ISSUER = "iss";

  private final Form form;
  private final List<String> keys;
  private final List<String> issuers;

  /**
   * Reads for a file.
   *
   * @param keys the names of its keys
   * @param issuers the addresses of its issuers
   */
  WhoReader(Form form, List<String> keys, List<String> issuers) {
    this.form = form;
    this.keys = keys;
    this.issuers = issuers;
  }

  List<Grantee> list(Json json) {
    return form.items(json, "Expected a list, such as [\"anyone\"].").stream()
        .flatMap(item -> who(item).stream())
        .toList();
  }

  /** Whether it is clear whose word is taken for what these claim. */
  boolean nameTheIssuer(List<Grantee> list) {
    return issuers.size() < 2 || list.stream().allMatch(WhoReader::namesTheIssuer);
  }

  private static boolean namesTheIssuer(Grantee who) {
    return switch (who) {
      case Grantee.Anyone _ -> false;
      case Grantee.AnyKey _, Grantee.Key _ -> true;
      case Grantee.Token(Map<String, String> claims) -> claims.containsKey(ISSUER);
    };
  }

  private Optional<Grantee> who(Json json) {
    return switch (json) {
      case Json.Text(_, String written) -> named(written, json.at());
      case Json.Fields _ -> token(json);
      default -> {
        form.mistake(json.at(), EXPECTED);
        yield Optional.empty();
      }
    };
  }

  private Optional<Grantee> named(String written, Json.Place at) {
    return switch (written) {
      case "anyone" -> Optional.of(new Grantee.Anyone());
      case "keys" -> Optional.of(new Grantee.AnyKey());
      case "tokens" -> issued(at, Map.of());
      case String key when key.startsWith(KEY) -> key(key.substring(KEY.length()), at);
      default -> {
        form.mistake(at, EXPECTED);
        yield Optional.empty();
      }
    };
  }

  private Optional<Grantee> key(String name, Json.Place at) {
    if (!keys.contains(name)) {
      form.mistake(at, "There is no key %s among \"keys\".".formatted(Form.quoted(name)));
    }
    return Optional.of(new Grantee.Key(name));
  }

  private Optional<Grantee> token(Json json) {
    Json claims = form.members(json, EXPECTED, "claims").get("claims");
    if (claims == null) {
      form.mistake(json.at(), EXPECTED);
      return Optional.empty();
    }
    Map<String, String> demanded = new HashMap<>();
    for (Json.Field claim : form.fields(claims, EXPECTED)) {
      value(claim.value()).ifPresent(value -> demanded.put(claim.name(), value));
    }
    if (claims instanceof Json.Fields(_, var fields) && fields.isEmpty()) {
      form.mistake(claims.at(), "No claim is listed; write \"tokens\" if any token will do.");
    }
    checkIssuer(demanded, claims.at());
    return issued(json.at(), demanded);
  }

  private Optional<String> value(Json json) {
    return json instanceof Json.Truth(_, boolean truth)
        ? Optional.of(Boolean.toString(truth))
        : form.text(json, "Expected a claim's value: a text, true or false.");
  }

  /** What one issuer calls an admin, or a subject, may be somebody else at another. */
  private void checkIssuer(Map<String, String> claims, Json.Place at) {
    String issuer = claims.get(ISSUER);
    if (issuer == null && issuers.size() > 1) {
      form.mistake(
          at,
          "With several issuers a claim means nothing without the issuer that makes it; add"
              + " \"iss\".");
    } else if (issuer != null && !issuers.contains(issuer)) {
      form.mistake(at, "%s is not among \"issuers\".".formatted(Form.quoted(issuer)));
    }
  }

  private Optional<Grantee> issued(Json.Place at, Map<String, String> claims) {
    if (issuers.isEmpty()) {
      form.mistake(at, "Nobody has a token: there are no \"issuers\".");
    }
    return Optional.of(new Grantee.Token(claims));
  }
}
