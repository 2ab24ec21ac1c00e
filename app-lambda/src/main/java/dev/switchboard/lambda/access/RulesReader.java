package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.UnmatchableRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rules of an access file, which name its keys and issuers. */
final class RulesReader {

  private static final Set<String> MEMBERS = Set.of("channel", "subscribe", "publish");

  private final Set<String> keys;
  private final Set<String> issuers;

  RulesReader(Set<String> keys, Set<String> issuers) {
    this.keys = keys;
    this.issuers = issuers;
  }

  List<AccessRule> rules(Map<String, Object> namespaces) {
    List<AccessRule> rules = new ArrayList<>();
    namespaces.forEach(
        (name, value) -> {
          ChannelTemplate all = ChannelTemplate.namespace(name);
          for (Object rule : AccessJson.items(value, "namespaces/" + name)) {
            rules.add(rule(rule, all));
          }
        });
    return rules;
  }

  private AccessRule rule(Object value, ChannelTemplate namespace) {
    String place = "namespaces/" + namespace.namespace();
    Map<String, Object> rule = AccessJson.members(value, place, MEMBERS);
    ChannelTemplate channel =
        rule.containsKey("channel")
            ? ChannelTemplate.of(AccessJson.of(String.class, rule.get("channel"), place))
            : namespace;
    refuseUnless(
        channel.namespace().equals(namespace.namespace()),
        place,
        "a channel is in another namespace");
    List<Grantee> subscribe = grantees(rule.get("subscribe"), place);
    List<Grantee> publish = grantees(rule.get("publish"), place);
    refuseUnless(!subscribe.isEmpty() || !publish.isEmpty(), place, "a rule allows nothing");
    refuseIfUnmatchable(channel, Stream.concat(subscribe.stream(), publish.stream()), place);
    refuseUnless(
        issuers.size() < 2
            || !channel.usesClaims()
            || Stream.concat(subscribe.stream(), publish.stream())
                .allMatch(RulesReader::hasOneIssuer),
        place,
        "a claim in a channel is of no issuer");
    return new AccessRule(channel, subscribe, publish);
  }

  private void refuseIfUnmatchable(
      ChannelTemplate channel, Stream<Grantee> grantees, String place) {
    refuseUnless(
        !channel.usesClaims() || !issuers.isEmpty(),
        place,
        "the claims in a channel have no issuer");
    refuseIf(UnmatchableRules.reason(channel), place);
    grantees.forEach(each -> refuseIf(UnmatchableRules.reason(channel, each), place));
  }

  /**
   * Returns whether the issuer of these principals' claims is unambiguous among several issuers.
   */
  private static boolean hasOneIssuer(Grantee grantee) {
    return switch (grantee) {
      case Grantee.Anyone _ -> false;
      case Grantee.AnyKey _, Grantee.Key _ -> true;
      case Grantee.Token(Map<String, String> claims) -> claims.containsKey("iss");
    };
  }

  List<Grantee> grantees(@Nullable Object list, String place) {
    List<Grantee> grantees = new ArrayList<>();
    for (Object item : AccessJson.items(list, place)) {
      grantees.add(item instanceof String name ? named(name, place) : claimed(item, place));
    }
    return grantees;
  }

  private Grantee named(String name, String place) {
    return switch (name) {
      case "anyone" -> new Grantee.Anyone();
      case "keys" -> new Grantee.AnyKey();
      case "tokens" -> token(Map.of(), place);
      default -> {
        refuseUnless(
            name.startsWith("key:") && keys.contains(name.substring(4)),
            place,
            "a grantee is not known");
        yield new Grantee.Key(name.substring(4));
      }
    };
  }

  private Grantee claimed(Object item, String place) {
    Map<String, Object> grantee = AccessJson.members(item, place, Set.of("claims"));
    Map<String, String> claims = new HashMap<>();
    AccessJson.members(grantee.get("claims"), place)
        .forEach(
            (name, value) ->
                claims.put(
                    name,
                    value instanceof Boolean truth
                        ? truth.toString()
                        : AccessJson.of(String.class, value, place)));
    refuseUnless(!claims.isEmpty(), place, "a grantee has no claim");
    refuseUnless(
        claims.containsKey("iss") ? issuers.contains(claims.get("iss")) : issuers.size() < 2,
        place,
        "a claim is of no issuer of the file");
    refuseIf(UnmatchableRules.reason(claims), place);
    return token(claims, place);
  }

  private Grantee token(Map<String, String> claims, String place) {
    refuseUnless(!issuers.isEmpty(), place, "tokens have no issuer");
    return new Grantee.Token(claims);
  }

  private static void refuseIf(Optional<String> reason, String place) {
    if (reason.isPresent()) {
      throw new IllegalArgumentException("%s: %s".formatted(place, reason.get()));
    }
  }

  private static void refuseUnless(boolean fits, String place, String reason) {
    if (!fits) {
      throw new IllegalArgumentException("%s: %s.".formatted(place, reason));
    }
  }
}
