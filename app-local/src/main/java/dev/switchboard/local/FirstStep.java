package dev.switchboard.local;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.util.List;
import java.util.Optional;

/** What to try first: a command that the access rules and the plain mode allow. */
final class FirstStep {

  private final AccessRules rules;
  private final PlainMode plain;
  private final Optional<String> key;

  /**
   * Advises on a service.
   *
   * @param key an API key of the rules, if one is known
   */
  FirstStep(AccessRules rules, PlainMode plain, Optional<String> key) {
    this.rules = rules;
    this.plain = plain;
    this.key = key;
  }

  /** Whether plain clients may connect. */
  boolean admitsPlainClients() {
    return plain != PlainMode.OFF
        && rules.mayConnect(Principal.ANONYMOUS)
        && rules.maySubscribe(
            Principal.ANONYMOUS, new ChannelPattern(ConnectionLifecycle.BROADCAST.value()));
  }

  /**
   * The last line of the start screen.
   *
   * @param wscat the command that opens a plain connection
   * @param curl the command that posts to {@code /event}, with the options for this server
   */
  String line(String wscat, String curl) {
    if (admitsPlainClients()) {
      return switch (plain) {
        case ECHO -> "Try it:  " + wscat;
        case BROADCAST, OFF ->
            rules.mayPublish(Principal.ANONYMOUS, ConnectionLifecycle.BROADCAST)
                ? "Try it in two terminals:  " + wscat
                : "Try it; plain clients only listen here:  " + wscat;
      };
    }
    return rules.rules().stream()
        .filter(_ -> rules.servesEvents())
        .flatMap(rule -> publish(rule, curl).stream())
        .findFirst()
        .orElse("What clients may do here, and with which credentials: docs/access.md");
  }

  /** Returns the command that publishes under a rule for a whole namespace. */
  private Optional<String> publish(AccessRule rule, String curl) {
    ChannelTemplate channel = rule.channel();
    if (channel.coverage() != ChannelTemplate.Coverage.CHANNEL_AND_BELOW) {
      return Optional.empty();
    }
    return rule.publish().stream()
        .map(grantee -> command(grantee, curl, channel.namespace()))
        .findFirst();
  }

  private String command(Grantee grantee, String curl, String namespace) {
    String header =
        switch (grantee) {
          case Grantee.Anyone _ -> "";
          case Grantee.AnyKey _, Grantee.Key _ ->
              "-H 'x-api-key: %s' ".formatted(key.orElse("YOUR KEY"));
          case Grantee.Token _ -> "-H 'authorization: YOUR TOKEN' ";
        };
    String body = "{\"channel\":\"/%s/room\",\"events\":[\"1\"]}".formatted(namespace);
    return String.join(
        " ",
        List.of(
            "Try it:  " + curl,
            header + "-H 'content-type: application/json'",
            "-d '%s'".formatted(body)));
  }
}
