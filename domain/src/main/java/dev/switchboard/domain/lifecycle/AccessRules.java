package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.lifecycle.Identification.Identified;
import dev.switchboard.domain.lifecycle.Identification.Unidentified;
import dev.switchboard.domain.protocol.Credentials;
import dev.switchboard.domain.protocol.Principal;
import dev.switchboard.domain.protocol.TokenVerifier;
import dev.switchboard.domain.protocol.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what. What no rule allows is refused; so is everything in a namespace without rules.
 *
 * <p>May be shared between threads.
 *
 * @param servesEvents whether the Events protocol is served at all, over WebSockets and over HTTP
 * @param keys the API keys that were given out
 * @param connect whoever is one of these may connect
 * @param rules each allows something; none takes anything away
 * @param tokens who checks tokens; nobody, unless told by {@link #withTokens}
 */
public record AccessRules(
    boolean servesEvents,
    List<IssuedKey> keys,
    List<Who> connect,
    List<AccessRule> rules,
    TokenVerifier tokens) {

  private static final List<Who> ANYONE = List.of(new Who.Anyone());

  /** What holds where no rules are given: plain clients meet on the broadcast channel. */
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

  /** These, with tokens checked by somebody else. */
  public AccessRules withTokens(TokenVerifier verifier) {
    return new AccessRules(servesEvents, keys, connect, rules, verifier);
  }

  /**
   * Finds out who shows these credentials.
   *
   * <p>May take as long as {@link TokenVerifier#verify} does if they are a token.
   */
  public Identification identify(Credentials credentials, Instant now) {
    return switch (credentials) {
      case Credentials.None _ -> new Identified(Principal.ANONYMOUS);
      case Credentials.ApiKey(String key) -> identify(key, now);
      case Credentials.Token(String token) -> identify(token);
      case Credentials.Signature _ ->
          new Unidentified(
              "IAM authorization is not possible here: only AWS can check its signatures. Use an"
                  + " API key or a token.");
    };
  }

  /** Whether it may open a connection. */
  public boolean mayConnect(Principal principal) {
    return AccessRule.allows(connect, principal);
  }

  /** Whether it may listen to every channel that the pattern covers. */
  public boolean maySubscribe(Principal principal, ChannelPattern pattern) {
    return rules.stream().anyMatch(rule -> rule.letsSubscribe(principal, pattern));
  }

  /** Whether it may publish to a channel. */
  public boolean mayPublish(Principal principal, ChannelName channel) {
    ChannelPattern itself = new ChannelPattern(channel.value());
    return rules.stream().anyMatch(rule -> rule.letsPublish(principal, itself));
  }

  private Identification identify(String key, Instant now) {
    byte[] digest = Sha256.of(key);
    Optional<IssuedKey> found = Optional.empty();
    // Looks at all of them, so that the time it takes does not tell which one is near.
    for (IssuedKey each : keys) {
      found = each.isOf(digest) ? Optional.of(each) : found;
    }
    return found
        .map(known -> identify(known, now))
        .orElseGet(() -> new Unidentified("The API key is not known here."));
  }

  private static Identification identify(IssuedKey key, Instant now) {
    return key.hasExpired(now)
        ? new Unidentified("The API key expired at %s.".formatted(key.expiresAt()))
        : new Identified(Principal.ofKey(key.name()));
  }

  private Identification identify(String token) {
    return switch (tokens.verify(token)) {
      case Verification.Verified(Principal principal) -> new Identified(principal);
      case Verification.Refused(String reason) -> new Unidentified(reason);
    };
  }
}
