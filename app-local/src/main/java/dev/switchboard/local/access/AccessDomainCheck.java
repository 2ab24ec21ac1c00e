package dev.switchboard.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.UnmatchableRules;
import dev.switchboard.oidc.IssuerSettings;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules that a schema cannot express: formats that the domain defines, and references to
 * other parts of the file. It ignores parts that do not match the schema.
 */
final class AccessDomainCheck {

  private static final String NO_ISSUERS = "Nobody has a token: there are no \"issuers\".";

  private final JsonNode file;
  private final JsonPlaces places;
  private final List<AccessMistake> mistakes = new ArrayList<>();

  private AccessDomainCheck(JsonNode file, JsonPlaces places) {
    this.file = file;
    this.places = places;
  }

  static List<AccessMistake> mistakes(JsonNode file, JsonPlaces places) {
    AccessDomainCheck check = new AccessDomainCheck(file, places);
    check.checkKeys();
    check.forEachMember(List.of("issuers"), check::checkIssuer);
    check.checkGrantees(List.of("connect"));
    check.forEachMember(
        List.of("namespaces"),
        (namespace, _) -> check.forEachItem(namespace, rule -> check.checkRule(namespace, rule)));
    check.forEachMember(List.of("settings"), (namespace, _) -> check.checkSettings(namespace));
    return check.mistakes;
  }

  private void checkKeys() {
    Map<String, String> namesByHash = new HashMap<>();
    forEachMember(
        List.of("keys"),
        (key, value) -> {
          List<String> hash = JsonPlaces.below(key, "sha256");
          String sha256 = value.path("sha256").asText();
          String other = namesByHash.putIfAbsent(sha256, key.getLast());
          refuseIf(
              IssuedKey.isHash(sha256) && GuessableKeys.contains(sha256),
              hash,
              "This is the hash of a word or number that anyone can guess; ./switchboard key makes a"
                  + " key that no one can.");
          refuseIf(
              other != null && IssuedKey.isHash(sha256),
              hash,
              "This is the key \"%s\" as well.".formatted(other));
          refuseIf(
              value.has("expires") && !isInstant(value.path("expires").asText()),
              JsonPlaces.below(key, "expires"),
              "Expected when the key expires, such as 2027-06-30T00:00:00Z or"
                  + " 2027-06-30T02:00:00+02:00.");
        });
  }

  private static boolean isInstant(String written) {
    try {
      OffsetDateTime.parse(written);
      return true;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }

  private void checkIssuer(List<String> issuer, JsonNode value) {
    IssuerSettings.issuerMistake(issuer.getLast()).ifPresent(reason -> addToName(issuer, reason));
    if (value.has("jwksUri")) {
      refuse(
          JsonPlaces.below(issuer, "jwksUri"),
          IssuerSettings.keysMistake(value.path("jwksUri").asText()));
    }
  }

  private void checkRule(List<String> namespace, List<String> rule) {
    boolean clear = checkGrantees(JsonPlaces.below(rule, "subscribe"));
    clear &= checkGrantees(JsonPlaces.below(rule, "publish"));
    refuseIf(
        isEmptyList(at(rule).get("subscribe")) && isEmptyList(at(rule).get("publish")),
        rule,
        "This rule allows nothing; add a grantee to \"subscribe\" or \"publish\".");
    List<String> place = JsonPlaces.below(rule, "channel");
    JsonNode written = at(place);
    if (!written.isTextual()) {
      return;
    }
    try {
      ChannelTemplate channel = ChannelTemplate.of(written.asText());
      refuseIf(
          !channel.namespace().equals(namespace.getLast()),
          place,
          "This channel is not in the namespace \"%s\".".formatted(namespace.getLast()));
      refuseIf(
          channel.usesClaims() && !clear,
          rule,
          "With several issuers a claim in a channel means nothing without the issuer that makes"
              + " it; write {\"claims\": {\"iss\": \"…\"}} here.");
      checkClaims(rule, place, channel);
    } catch (IllegalArgumentException malformed) {
      refuseIf(true, place, String.valueOf(malformed.getMessage()));
    }
  }

  private static boolean isEmptyList(@Nullable JsonNode list) {
    return list == null || (list.isArray() && list.isEmpty());
  }

  /** Checks the claims in a channel, and whether each grantee of its rule can have them. */
  private void checkClaims(List<String> rule, List<String> place, ChannelTemplate channel) {
    refuseIf(channel.usesClaims() && at(List.of("issuers")).isEmpty(), place, NO_ISSUERS);
    refuse(place, UnmatchableRules.reason(channel));
    for (String list : List.of("subscribe", "publish")) {
      forEachItem(
          JsonPlaces.below(rule, list),
          item -> refuse(item, UnmatchableRules.reason(channel, WrittenGrantee.of(at(item)))));
    }
  }

  /** Checks a list, and returns whether the issuer of its principals' claims is unambiguous. */
  private boolean checkGrantees(List<String> list) {
    forEachItem(
        list,
        grantee -> {
          checkName(grantee, at(grantee).asText());
          if (at(grantee).path("claims").isObject()) {
            checkClaims(grantee, at(grantee).path("claims"));
          }
        });
    return at(List.of("issuers")).size() < 2
        || at(list).valueStream().allMatch(AccessDomainCheck::namesTheIssuer);
  }

  private static boolean namesTheIssuer(JsonNode grantee) {
    return grantee.path("claims").has("iss")
        || grantee.asText().equals("keys")
        || grantee.asText().startsWith("key:");
  }

  private void checkName(List<String> place, String name) {
    String key = name.startsWith("key:") ? name.substring(4) : "";
    refuseIf(
        name.startsWith("key:") && !at(List.of("keys")).has(key),
        place,
        "There is no key \"%s\" among \"keys\".".formatted(key));
    refuseIf(name.equals("tokens") && at(List.of("issuers")).isEmpty(), place, NO_ISSUERS);
  }

  private void checkClaims(List<String> grantee, JsonNode claims) {
    List<String> place = JsonPlaces.below(grantee, "claims");
    JsonNode issuers = at(List.of("issuers"));
    JsonNode issuer = claims.path("iss");
    refuseIf(issuers.isEmpty(), grantee, NO_ISSUERS);
    refuseIf(
        issuers.size() > 1 && issuer.isMissingNode(),
        place,
        "With several issuers a claim means nothing without the issuer that makes it; add"
            + " \"iss\".");
    refuseIf(
        !issuer.isMissingNode() && !issuers.has(issuer.asText()),
        place,
        "\"%s\" is not among \"issuers\".".formatted(issuer.asText()));
    checkConditions(place, WrittenGrantee.claims(claims));
  }

  private void checkConditions(List<String> place, Map<String, String> claims) {
    int before = mistakes.size();
    claims.forEach(
        (name, value) ->
            UnmatchableRules.reason(Map.of(name, value))
                .ifPresent(reason -> addToName(JsonPlaces.below(place, name), reason)));
    if (mistakes.size() == before) {
      refuse(place, UnmatchableRules.reason(claims));
    }
  }

  private void checkSettings(List<String> namespace) {
    if (!at(List.of("namespaces")).has(namespace.getLast())) {
      addToName(
          namespace,
          "There is no namespace \"%s\" among \"namespaces\".".formatted(namespace.getLast()));
    }
  }

  private void refuse(List<String> place, Optional<String> reason) {
    reason.ifPresent(text -> refuseIf(true, place, text));
  }

  private void refuseIf(boolean wrong, List<String> place, String reason) {
    if (wrong) {
      mistakes.add(new AccessMistake(places.ofValue(place), reason));
    }
  }

  private void addToName(List<String> place, String reason) {
    mistakes.add(new AccessMistake(places.ofName(place), reason));
  }

  private JsonNode at(List<String> place) {
    JsonNode node = file;
    for (String name : place) {
      node = node.isArray() ? item(node, name) : node.path(name);
    }
    return node;
  }

  private static JsonNode item(JsonNode list, String index) {
    return index.matches("[0-9]{1,6}") ? list.path(Integer.parseInt(index)) : list.path("");
  }

  private void forEachMember(List<String> object, BiConsumer<List<String>, JsonNode> reader) {
    at(object)
        .properties()
        .forEach(each -> reader.accept(JsonPlaces.below(object, each.getKey()), each.getValue()));
  }

  private void forEachItem(List<String> list, Consumer<List<String>> reader) {
    for (int index = 0; at(list).isArray() && index < at(list).size(); index++) {
      reader.accept(JsonPlaces.below(list, Integer.toString(index)));
    }
  }
}
