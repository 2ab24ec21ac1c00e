package dev.switchboard.domain.access;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.access.Principal.Kind;
import java.util.Map;
import java.util.TreeMap;

/** A set of principals to which a rule grants a permission. {@code toString} is readable text. */
public sealed interface Grantee {

  /** Returns whether the principal belongs to this set. */
  boolean includes(Principal principal);

  /** Every principal, including the anonymous. */
  record Anyone() implements Grantee {

    @Override
    public boolean includes(Principal principal) {
      return true;
    }

    @Override
    public String toString() {
      return "anyone";
    }
  }

  /** The principals of all API keys. */
  record AnyKey() implements Grantee {

    @Override
    public boolean includes(Principal principal) {
      return principal.kind() == Kind.KEY;
    }

    @Override
    public String toString() {
      return "any key";
    }
  }

  /** The principal of the API key with this name. */
  record Key(String name) implements Grantee {

    @Override
    public boolean includes(Principal principal) {
      return principal.kind() == Kind.KEY && principal.name().equals(name);
    }

    @Override
    public String toString() {
      return "key " + name;
    }
  }

  /**
   * The principals whose token has these claims.
   *
   * @param claims the token must have all of them; if empty, every token is included
   */
  record Token(Map<String, String> claims) implements Grantee {

    public Token {
      claims = Map.copyOf(claims);
    }

    @Override
    public boolean includes(Principal principal) {
      return principal.kind() == Kind.TOKEN
          && claims.entrySet().stream()
              .allMatch(claim -> principal.hasClaim(claim.getKey(), claim.getValue()));
    }

    @Override
    public String toString() {
      return claims.isEmpty()
          ? "any token"
          : new TreeMap<>(claims)
              .entrySet().stream()
                  .map(claim -> claim.getKey() + " " + claim.getValue())
                  .collect(joining(" and ", "a token with ", ""));
    }
  }
}
