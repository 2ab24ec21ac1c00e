package dev.switchboard.domain.connection;

import java.util.Optional;

/**
 * Identifies the principal of a connection, without its credentials and its claims.
 *
 * @param issuer the issuer of a token, for which its subject is unique; empty for a key
 * @param name the name of a key, or the subject of a token; 1 to {@value #LONGEST_NAME} characters
 *     that UTF-8 can encode
 */
public record PrincipalId(Kind kind, String issuer, String name) {

  /** The maximum length of a name. Source: OpenID Connect Core 1.0 §2, {@code sub}. */
  public static final int LONGEST_NAME = 255;

  /** The kind of credentials that identify a principal. */
  public enum Kind {
    /** An API key. */
    KEY("key:"),
    /** A token. */
    TOKEN("token:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  public PrincipalId {
    if (name.isEmpty() || name.length() > LONGEST_NAME || UnpairedSurrogates.areIn(name)) {
      throw new IllegalArgumentException(
          "A principal's name has 1 to " + LONGEST_NAME + " characters that UTF-8 can encode.");
    }
    if (kind == Kind.KEY && !issuer.isEmpty()) {
      throw new IllegalArgumentException("Only the principal of a token has an issuer.");
    }
  }

  /** Returns the identity of an API key. */
  public static PrincipalId ofKey(String name) {
    return new PrincipalId(Kind.KEY, "", name);
  }

  /** Returns the identity of a token's subject. */
  public static PrincipalId ofToken(String issuer, String subject) {
    return new PrincipalId(Kind.TOKEN, issuer, subject);
  }

  /** Returns the issuer of a token; empty for a key. */
  public Optional<String> knownIssuer() {
    return Optional.of(issuer).filter(known -> !known.isEmpty());
  }

  /** Returns {@code key:backend} or {@code token:the-subject}, without the issuer. */
  @Override
  public String toString() {
    return kind.prefix + name;
  }
}
