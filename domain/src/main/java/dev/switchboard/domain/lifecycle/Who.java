package dev.switchboard.domain.lifecycle;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.protocol.Principal;
import dev.switchboard.domain.protocol.Principal.Kind;
import java.util.Map;
import java.util.TreeMap;

/** Whom a rule allows something; its text is for people to read. */
public sealed interface Who {

  /** Whether this is one of them. */
  boolean includes(Principal principal);

  /** Everyone, the anonymous too. */
  record Anyone() implements Who {

    @Override
    public boolean includes(Principal principal) {
      return true;
    }

    @Override
    public String toString() {
      return "anyone";
    }
  }

  /** Whoever has an API key. */
  record AnyKey() implements Who {

    @Override
    public boolean includes(Principal principal) {
      return principal.kind() == Kind.KEY;
    }

    @Override
    public String toString() {
      return "any key";
    }
  }

  /** Whoever has the API key of this name. */
  record Key(String name) implements Who {

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
   * Whoever has a token that makes these claims.
   *
   * @param claims all of which the token must make; any token does if there are none
   */
  record Token(Map<String, String> claims) implements Who {

    public Token {
      claims = Map.copyOf(claims);
    }

    @Override
    public boolean includes(Principal principal) {
      return principal.kind() == Kind.TOKEN
          && claims.entrySet().stream()
              .allMatch(claim -> principal.claims(claim.getKey(), claim.getValue()));
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
