package dev.switchboard.domain.protocol;

/** What a client shows to be let in; its text never shows the secret. */
public sealed interface Credentials {

  /** A key that a backend or an app was given. */
  record ApiKey(String key) implements Credentials {

    @Override
    public String toString() {
      return "an API key";
    }
  }

  /**
   * A token that an issuer signed.
   *
   * @param token a JWT, without {@code Bearer}
   */
  record Token(String token) implements Credentials {

    @Override
    public String toString() {
      return "a token";
    }
  }

  /**
   * AWS's signature over the request, as IAM asks for. Only AWS knows the secret it was made with,
   * so nobody here can check it.
   */
  record Signature() implements Credentials {

    @Override
    public String toString() {
      return "an AWS signature";
    }
  }

  /** Nothing is shown. */
  record None() implements Credentials {

    @Override
    public String toString() {
      return "no credentials";
    }
  }
}
