package dev.switchboard.domain.protocol;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;

/**
 * Who somebody is, once the credentials have been checked.
 *
 * <p>Two of different kinds are never equal and never read alike, whatever they are called: a token
 * whose subject is {@code anonymous} or {@code key:backend} stays a token's.
 *
 * @param name a key's name, or a token's subject, which only its issuer keeps unique
 * @param claims what a token says beside, each claim with its values; nothing for all others
 */
public record Principal(Kind kind, String name, Map<String, Set<String>> claims) {

  /** Whoever showed nothing. */
  public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, "", Map.of());

  /** What made it known. */
  public enum Kind {
    /** Nothing was shown. */
    ANONYMOUS,
    /** An API key was. */
    KEY,
    /** A token was. */
    TOKEN
  }

  public Principal {
    if ((kind == Kind.ANONYMOUS) != name.isEmpty()) {
      throw new IllegalArgumentException("All but the anonymous have a name.");
    }
    if (kind != Kind.TOKEN && !claims.isEmpty()) {
      throw new IllegalArgumentException("Only a token makes claims.");
    }
    claims =
        claims.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, claim -> Set.copyOf(claim.getValue())));
  }

  /** Whoever has the key of this name. */
  public static Principal ofKey(String name) {
    return new Principal(Kind.KEY, name, Map.of());
  }

  /** Whoever has a token about this subject. */
  public static Principal ofToken(String subject, Map<String, Set<String>> claims) {
    return new Principal(Kind.TOKEN, subject, claims);
  }

  /** Whether its token says this of it. */
  public boolean claims(String claim, String value) {
    return claims.getOrDefault(claim, Set.of()).contains(value);
  }

  /** {@code anonymous}, {@code key:backend} or {@code token:the-subject}; without the claims. */
  @Override
  public String toString() {
    return switch (kind) {
      case ANONYMOUS -> "anonymous";
      case KEY -> "key:" + name;
      case TOKEN -> "token:" + name;
    };
  }
}
