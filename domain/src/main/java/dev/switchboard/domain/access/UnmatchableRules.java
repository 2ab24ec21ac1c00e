package dev.switchboard.domain.access;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds rules that no token can match, whatever its issuer. A reason is a sentence for the author
 * of the rule.
 */
public final class UnmatchableRules {

  /** Claims that are objects, with a path to a member. Sources: Keycloak 26, RFC 7800, RFC 8693. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "realm_access", "realm_access.roles",
          "resource_access", "resource_access.CLIENT.roles",
          "cnf", "cnf.jkt",
          "act", "act.sub",
          "may_act", "may_act.sub");

  /** Claims that are texts, numbers or lists of texts. Source: RFC 7519 §4.1. */
  private static final Set<String> PLAIN =
      Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "scp");

  private static final Set<String> SCOPES = Set.of("scope", "scp");

  /** Claims with characters that no segment has: an address has a colon, an e-mail an at sign. */
  private static final Set<String> NEVER_A_SEGMENT = Set.of("iss", "email");

  private static final Pattern KEYCLOAK_CLIENT = Pattern.compile("resource_access\\.[^.]+");
  private static final Pattern EMPTY_NAME =
      Pattern.compile("|\\..*|.*\\.|.*\\.\\..*", Pattern.DOTALL);

  private UnmatchableRules() {}

  /** Returns why no token has these claims; empty if one can. */
  public static Optional<String> reason(Map<String, String> claims) {
    Map<String, String> sorted = new TreeMap<>(claims);
    return Stream.concat(
            sorted.entrySet().stream()
                .flatMap(claim -> reason(claim.getKey(), claim.getValue()).stream()),
            sorted.keySet().stream().flatMap(claim -> contradiction(claim, sorted).stream()))
        .findFirst();
  }

  /** Returns why a channel has no value for its claims in any token; empty if it can. */
  public static Optional<String> reason(ChannelTemplate channel) {
    return channel.claims().flatMap(claim -> reasonInChannel(claim).stream()).findFirst();
  }

  /** Returns why a grantee of a rule matches none of the rule's channels; empty if it can. */
  public static Optional<String> reason(ChannelTemplate channel, Grantee grantee) {
    if (!channel.usesClaims()) {
      return Optional.empty();
    }
    return switch (grantee) {
      case Grantee.AnyKey _, Grantee.Key _ ->
          Optional.of("A key has no claims, so it never matches %s.".formatted(channel));
      case Grantee.Token(Map<String, String> claims)
          when channel.claims().anyMatch("sub"::equals)
              && claims.containsKey("sub")
              && !ChannelTemplate.isSegment(claims.getOrDefault("sub", "")) ->
          Optional.of("This \"sub\" is no segment of a channel, so it never matches {sub}.");
      case Grantee.Anyone _, Grantee.Token _ -> Optional.empty();
    };
  }

  private static Optional<String> reason(String claim, String value) {
    Optional<String> ofName = reasonOfName(claim);
    if (ofName.isEmpty() && SCOPES.contains(claim) && !value.matches("[^ ]+")) {
      return Optional.of(
          "\"%s\" is split at its spaces, so a value is one scope without spaces."
              .formatted(claim));
    }
    return ofName.isEmpty() && claim.equals("sub") && value.isEmpty()
        ? Optional.of("The \"sub\" of a token is never empty.")
        : ofName;
  }

  private static Optional<String> reasonInChannel(String claim) {
    Optional<String> ofName = reasonOfName(claim);
    return ofName.isEmpty() && NEVER_A_SEGMENT.contains(claim)
        ? Optional.of(
            "The value of \"%s\" is never a segment of a channel: letters, digits and inner dashes."
                .formatted(claim))
        : ofName;
  }

  private static Optional<String> reasonOfName(String claim) {
    if (EMPTY_NAME.matcher(claim).matches()) {
      return Optional.of(
          "A claim's name is not empty, also before and after each dot of a path such as"
              + " realm_access.roles.");
    }
    String example =
        KEYCLOAK_CLIENT.matcher(claim).matches()
            ? claim + ".roles"
            : OBJECTS.getOrDefault(claim, "");
    if (!example.isEmpty()) {
      return Optional.of(
          "\"%s\" is an object and has no value; write a path to a member, such as \"%s\"."
              .formatted(claim, example));
    }
    int dot = claim.indexOf('.');
    return dot > 0 && PLAIN.contains(claim.substring(0, dot))
        ? Optional.of(
            "\"%s\" is not an object, so it has no members.".formatted(claim.substring(0, dot)))
        : Optional.empty();
  }

  private static Optional<String> contradiction(String claim, Map<String, String> claims) {
    String members =
        claims.keySet().stream()
            .filter(other -> other.startsWith(claim + "."))
            .map(other -> "\"" + other + "\"")
            .collect(joining(" and "));
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "\"%s\" cannot have both a value and the member %s.".formatted(claim, members));
  }
}
