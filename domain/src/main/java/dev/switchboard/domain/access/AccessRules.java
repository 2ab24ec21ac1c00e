package dev.switchboard.domain.access;

import dev.switchboard.domain.access.Authentication.Authenticated;
import dev.switchboard.domain.access.Authentication.Refused;
import dev.switchboard.domain.access.Authentication.Unavailable;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The access rules of a deployment. Anything that no rule allows is refused.
 *
 * <p>May be shared between threads.
 *
 * @param servesEvents whether the Events protocol is served, over WebSockets and over HTTP
 * @param keys the API keys that were issued
 * @param connect the grantees that may connect
 * @param rules each grants permissions; no rule withdraws any
 * @param tokens verifies tokens; set by {@link #withTokens}
 * @param outage why the rules cannot be read at the moment, for clients; absent if they can
 */
public record AccessRules(
    boolean servesEvents,
    List<IssuedKey> keys,
    List<Grantee> connect,
    List<AccessRule> rules,
    TokenVerifier tokens,
    Optional<String> outage)
    implements AccessSource {

  private static final List<Grantee> ANYONE = List.of(new Grantee.Anyone());

  /**
   * The rules without an access file: plain clients use the broadcast channel, all else is refused.
   */
  public static final AccessRules PLAIN_ONLY =
      new AccessRules(
          false,
          List.of(),
          ANYONE,
          List.of(new AccessRule(ChannelTemplate.namespace("broadcast"), ANYONE, ANYONE)),
          TokenVerifier.NONE);

  public AccessRules {
    keys = List.copyOf(keys);
    connect = List.copyOf(connect);
    rules = List.copyOf(rules);
  }

  /** Rules that can be read. */
  public AccessRules(
      boolean servesEvents,
      List<IssuedKey> keys,
      List<Grantee> connect,
      List<AccessRule> rules,
      TokenVerifier tokens) {
    this(servesEvents, keys, connect, rules, tokens, Optional.empty());
  }

  /**
   * Returns the rules while the actual ones cannot be read. They allow nothing, and each
   * authentication is {@link Unavailable}, so that clients try again.
   *
   * @param reason one sentence for clients
   */
  public static AccessRules unavailable(boolean servesEvents, String reason) {
    return new AccessRules(
        servesEvents, List.of(), List.of(), List.of(), TokenVerifier.NONE, Optional.of(reason));
  }

  /** The same rules with another verifier of tokens. */
  public AccessRules withTokens(TokenVerifier verifier) {
    return new AccessRules(servesEvents, keys, connect, rules, verifier, outage);
  }

  @Override
  public AccessRules current() {
    return this;
  }

  /**
   * Checks credentials and returns their principal.
   *
   * <p>For a token this may take as long as {@link TokenVerifier#verify}.
   */
  public Authentication authenticate(Credentials credentials, Instant now) {
    return outage
        .<Authentication>map(Unavailable::new)
        .orElseGet(() -> authenticateReadable(credentials, now));
  }

  private Authentication authenticateReadable(Credentials credentials, Instant now) {
    return switch (credentials) {
      case Credentials.None _ -> new Authenticated(Principal.ANONYMOUS);
      case Credentials.ApiKey(String key) -> authenticate(key, now);
      case Credentials.Token(String token) -> authenticate(token);
      case Credentials.Signature _ ->
          new Refused(
              "IAM authorization is not possible here: only AWS can check its signatures. Use an"
                  + " API key or a token.");
    };
  }

  /** Returns whether a principal may open a connection. */
  public boolean mayConnect(Principal principal) {
    return AccessRule.allows(connect, principal);
  }

  /** Returns whether a principal may subscribe to every channel that the pattern covers. */
  public boolean maySubscribe(Principal principal, ChannelPattern pattern) {
    return rules.stream().anyMatch(rule -> rule.allowsSubscribe(principal, pattern));
  }

  /** Returns whether a principal may publish to a channel. */
  public boolean mayPublish(Principal principal, ChannelName channel) {
    ChannelPattern exact = new ChannelPattern(channel.value());
    return rules.stream().anyMatch(rule -> rule.allowsPublish(principal, exact));
  }

  private Authentication authenticate(String key, Instant now) {
    byte[] digest = Sha256Digest.of(key);
    Optional<IssuedKey> found = Optional.empty();
    // Compares all keys, so that the time taken does not reveal which one is similar.
    for (IssuedKey each : keys) {
      found = each.hasDigest(digest) ? Optional.of(each) : found;
    }
    return found
        .map(known -> authenticate(known, now))
        .orElseGet(() -> new Refused("The API key is not known here."));
  }

  private static Authentication authenticate(IssuedKey key, Instant now) {
    return key.hasExpired(now)
        ? new Refused("The API key expired at %s.".formatted(key.expiresAt()))
        : new Authenticated(Principal.ofKey(key.name()));
  }

  private Authentication authenticate(String token) {
    return switch (tokens.verify(token)) {
      case TokenVerification.Verified(Principal principal) -> new Authenticated(principal);
      case TokenVerification.Refused(String reason) -> new Refused(reason);
      case TokenVerification.Unavailable(String reason) -> new Unavailable(reason);
    };
  }
}
