package dev.switchboard.domain.access;

/** Proof of identity from a client or backend. {@code toString} never contains the secret. */
public sealed interface Credentials {

  /** An API key of a backend or an app. */
  record ApiKey(String key) implements Credentials {

    @Override
    public String toString() {
      return "an API key";
    }
  }

  /**
   * A token signed by an issuer.
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
   * AWS's signature of the request, as IAM authorization requires. Only AWS knows the secret, so we
   * cannot verify it.
   */
  record Signature() implements Credentials {

    @Override
    public String toString() {
      return "an AWS signature";
    }
  }

  /** No credentials. */
  record None() implements Credentials {

    @Override
    public String toString() {
      return "no credentials";
    }
  }
}
