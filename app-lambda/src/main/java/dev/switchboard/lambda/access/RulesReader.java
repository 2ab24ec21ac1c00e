package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Grantee;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rules, namespace by namespace. */
final class RulesReader {

  private static final String A_RULE =
      "Expected {\"subscribe\": […], \"publish\": […]}, perhaps with a \"channel\".";

  private final Form form;
  private final WhoReader who;

  RulesReader(Form form, WhoReader who) {
    this.form = form;
    this.who = who;
  }

  List<AccessRule> rules(Json json) {
    return form
        .fields(json, "Expected namespaces by their names: {\"news\": [{\"subscribe\": […]}]}.")
        .stream()
        .flatMap(this::namespace)
        .toList();
  }

  private Stream<AccessRule> namespace(Json.Field field) {
    Optional<ChannelTemplate> all =
        form.valid(field.at(), () -> ChannelTemplate.namespace(field.name()));
    return form.items(field.value(), "Expected a list of rules: [{\"subscribe\": […]}].").stream()
        .flatMap(rule -> rule(rule, field.name(), all).stream());
  }

  private Optional<AccessRule> rule(Json json, String namespace, Optional<ChannelTemplate> all) {
    Map<String, Json> members = form.members(json, A_RULE, "channel", "subscribe", "publish");
    List<Grantee> subscribe = list(members, "subscribe");
    List<Grantee> publish = list(members, "publish");
    if (json instanceof Json.Fields
        && !members.containsKey("subscribe")
        && !members.containsKey("publish")) {
      form.mistake(json.at(), "This rule allows nothing; add \"subscribe\" or \"publish\".");
    }
    Optional<ChannelTemplate> channel =
        members.containsKey("channel") ? channel(members.get("channel"), namespace) : all;
    channel.ifPresent(template -> checkClaims(template, json.at(), subscribe, publish));
    return channel.map(template -> new AccessRule(template, subscribe, publish));
  }

  private List<Grantee> list(Map<String, Json> members, String name) {
    return Optional.ofNullable(members.get(name)).map(who::list).orElse(List.of());
  }

  private Optional<ChannelTemplate> channel(Json json, String namespace) {
    Optional<ChannelTemplate> channel =
        form.text(json, "Expected a channel, such as \"/users/{sub}/*\".")
            .flatMap(written -> form.valid(json.at(), () -> ChannelTemplate.of(written)));
    channel
        .filter(template -> !template.namespace().equals(namespace))
        .ifPresent(
            _ ->
                form.mistake(
                    json.at(),
                    "This channel is not in the namespace %s.".formatted(Form.quoted(namespace))));
    return channel;
  }

  /** The subject of one issuer may be somebody else's at another. */
  private void checkClaims(
      ChannelTemplate channel, Json.Place at, List<Grantee> subscribe, List<Grantee> publish) {
    if (channel.usesClaims() && !(who.nameTheIssuer(subscribe) && who.nameTheIssuer(publish))) {
      form.mistake(
          at,
          "With several issuers a claim in a channel means nothing without the issuer that makes"
              + " it; write {\"claims\": {\"iss\": \"…\"}} here.");
    }
  }
}
