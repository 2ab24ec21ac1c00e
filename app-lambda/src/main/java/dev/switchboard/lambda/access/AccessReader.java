package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.oidc.IssuerSettings;
import dev.switchboard.oidc.OidcSettings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a whole file, to the end whatever is wrong on the way. */
final class AccessReader {

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String[] MEMBERS = {"events", "keys", "issuers", "connect", "namespaces"};

  private final Mistakes mistakes = new Mistakes();
  private final Form form = new Form(mistakes);

  private AccessReader() {}

  static AccessReading read(byte[] bytes) {
    AccessReader reader = new AccessReader();
    Optional<AccessFile> file = reader.text(bytes).flatMap(reader::json).map(reader::file);
    return file.isPresent() && reader.mistakes.isEmpty()
        ? new AccessReading.Usable(file.get())
        : new AccessReading.Mistaken(reader.mistakes.inOrder());
  }

  private Optional<String> text(byte[] bytes) {
    if (bytes.length > AccessFile.MOST_BYTES) {
      mistakes.add(
          Json.Place.START, "The file has more than %,d bytes.".formatted(AccessFile.MOST_BYTES));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException garbled) {
      mistakes.add(Json.Place.START, "The file is not text in UTF-8.");
      return Optional.empty();
    }
  }

  private Optional<Json> json(String text) {
    return JsonText.read(text, mistakes);
  }

  private AccessFile file(Json json) {
    Map<String, Json> members = form.members(json, "The file holds an object: { … }.", MEMBERS);
    Optional<Json> keyList = Optional.ofNullable(members.get("keys"));
    Optional<Json> issuerList = Optional.ofNullable(members.get("issuers"));
    List<IssuedKey> keys = keyList.map(new KeysReader(form)::keys).orElse(List.of());
    List<IssuerSettings> issuers =
        issuerList.map(new IssuersReader(form)::issuers).orElse(List.of());
    WhoReader who = new WhoReader(form, names(keyList), names(issuerList));

    List<Grantee> connect =
        Optional.ofNullable(members.get("connect")).map(who::list).orElse(List.of());
    List<AccessRule> rules =
        Optional.ofNullable(members.get("namespaces"))
            .map(new RulesReader(form, who)::rules)
            .orElse(List.of());
    boolean events =
        Optional.ofNullable(members.get("events"))
            .flatMap(value -> form.truth(value, "Expected true or false."))
            .orElse(true);
    return new AccessFile(
        new AccessRules(events, keys, connect, rules, TokenVerifier.NONE),
        OidcSettings.of(issuers));
  }

  /** All of them, also those with mistakes: to name one is no mistake in itself. */
  private static List<String> names(Optional<Json> list) {
    return list.stream()
        .flatMap(
            json -> json instanceof Json.Fields(_, var fields) ? fields.stream() : Stream.empty())
        .map(Json.Field::name)
        .toList();
  }
}
