package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.IssuedKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the API keys: by name, each with its hash and the end of its time. */
final class KeysReader {

  private static final String A_HASH =
      "the key's SHA-256, 64 hex digits in lower case; ./switchboard key prints one";
  private static final String AN_INSTANT =
      "when the key expires, such as 2027-06-30T00:00:00Z or 2027-06-30T02:00:00+02:00";

  /** The laptop's key, which everybody knows. */
  private static final String TOY = IssuedKey.hashOf("local-key");

  private final Form form;
  private final Map<String, String> namesByHash = new HashMap<>();

  KeysReader(Form form) {
    this.form = form;
  }

  List<IssuedKey> keys(Json json) {
    return form
        .fields(
            json, "Expected keys by their names: {\"backend\": {\"sha256\": …, \"expires\": …}}.")
        .stream()
        .flatMap(field -> key(field).stream())
        .toList();
  }

  private Optional<IssuedKey> key(Json.Field field) {
    Map<String, Json> members =
        form.members(
            field.value(),
            "Expected {\"sha256\": …, \"expires\": …}; never the key itself.",
            "sha256",
            "expires");
    if (!(field.value() instanceof Json.Fields)) {
      return Optional.empty();
    }
    Optional<Json> hash = form.required(members, "sha256", field.at(), A_HASH);
    Optional<String> sha256 = hash.flatMap(value -> form.text(value, expected(A_HASH)));
    Optional<Instant> expires =
        form.required(members, "expires", field.at(), AN_INSTANT).flatMap(this::instant);
    Json.Place at = hash.map(Json::at).orElse(field.at());
    sha256.ifPresent(value -> checkSecrecy(field.name(), value, at));
    Optional<IssuedKey> key =
        sha256.flatMap(
            value ->
                form.valid(
                    IssuedKey.isHash(value) ? field.at() : at,
                    () -> new IssuedKey(field.name(), value, expires.orElse(Instant.MIN))));
    return expires.flatMap(_ -> key);
  }

  private void checkSecrecy(String name, String sha256, Json.Place at) {
    if (sha256.equals(TOY)) {
      form.mistake(at, "Everybody knows this key; ./switchboard key makes one that nobody knows.");
    }
    String other = namesByHash.putIfAbsent(sha256, name);
    if (other != null) {
      form.mistake(at, "This is the key %s as well.".formatted(Form.quoted(other)));
    }
  }

  private Optional<Instant> instant(Json json) {
    Optional<String> written = form.text(json, expected(AN_INSTANT));
    try {
      return written.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException none) {
      form.mistake(json.at(), expected(AN_INSTANT));
      return Optional.empty();
    }
  }

  private static String expected(String what) {
    return "Expected %s.".formatted(what);
  }
}
