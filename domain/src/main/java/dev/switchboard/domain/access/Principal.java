package dev.switchboard.domain.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The identity of a client or backend, established from its credentials.
 *
 * <p>Principals of different kinds are never equal, and their texts differ: a token with the
 * subject {@code anonymous} or {@code key:backend} remains a token's principal.
 *
 * @param name the name of a key, or the subject of a token; a subject is unique for its issuer only
 * @param claims the values of each claim of a token; empty for other kinds. A claim in an object
 *     has the names of the objects before its own, with dots between: {@code realm_access.roles}
 */
public record Principal(Kind kind, String name, Map<String, Set<String>> claims) {

  /** The principal of a client without credentials. */
  public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, "", Map.of());

  /** The kind of credentials that established a principal. */
  public enum Kind {
    /** No credentials. */
    ANONYMOUS,
    /** An API key. */
    KEY,
    /** A token. */
    TOKEN
  }

  public Principal {
    if ((kind == Kind.ANONYMOUS) != name.isEmpty()) {
      throw new IllegalArgumentException("Every principal except the anonymous one has a name.");
    }
    if (kind != Kind.TOKEN && !claims.isEmpty()) {
      throw new IllegalArgumentException("Only the principal of a token has claims.");
    }
    claims =
        claims.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, claim -> Set.copyOf(claim.getValue())));
  }

  /** The principal of an API key. */
  public static Principal ofKey(String name) {
    return new Principal(Kind.KEY, name, Map.of());
  }

  /** The principal of a token with this subject. */
  public static Principal ofToken(String subject, Map<String, Set<String>> claims) {
    return new Principal(Kind.TOKEN, subject, claims);
  }

  /** Returns whether the token has this value for a claim. */
  public boolean hasClaim(String claim, String value) {
    return claims.getOrDefault(claim, Set.of()).contains(value);
  }

  /**
   * Returns the identity of the principal, to store and to log; empty for the anonymous one. A name
   * that is too long or that UTF-8 cannot encode is replaced by its digest.
   */
  public Optional<PrincipalId> id() {
    return switch (kind) {
      case ANONYMOUS -> Optional.empty();
      case KEY -> Optional.of(PrincipalId.ofKey(storableName()));
      case TOKEN -> Optional.of(PrincipalId.ofToken(issuer(), storableName()));
    };
  }

  private String issuer() {
    return String.join(" ", claims.getOrDefault("iss", Set.of()));
  }

  private String storableName() {
    return name.length() > PrincipalId.LONGEST_NAME || UnpairedSurrogates.areIn(name)
        ? "sha256:" + Sha256Digest.hexOf(name)
        : name;
  }

  /**
   * Returns {@code anonymous}, {@code key:backend} or {@code token:the-subject}, without the
   * claims.
   */
  @Override
  public String toString() {
    return switch (kind) {
      case ANONYMOUS -> "anonymous";
      case KEY -> "key:" + name;
      case TOKEN -> "token:" + name;
    };
  }
}
