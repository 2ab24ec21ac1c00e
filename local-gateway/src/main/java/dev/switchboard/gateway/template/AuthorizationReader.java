package dev.switchboard.gateway.template;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.template.ConnectAuthorization.Custom;
import dev.switchboard.gateway.template.ConnectAuthorization.Elsewhere;
import dev.switchboard.gateway.template.ConnectAuthorization.Open;
import dev.switchboard.gateway.template.ConnectAuthorization.Unchecked;
import java.util.List;
import java.util.Optional;

/** Reads what is asked about a client before {@code $connect}. */
final class AuthorizationReader {

  private static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";
  private static final String TYPE = "AuthorizationType";
  private static final String AUTHORIZER_ID = "AuthorizerId";

  private final ApiParts api;
  private final TemplateChoices choices;
  private final List<String> notes;

  /** Reads the authorization of an API. */
  AuthorizationReader(ApiParts api, TemplateChoices choices, List<String> notes) {
    this.api = api;
    this.choices = choices;
    this.notes = notes;
  }

  /** The authorization of the {@code $connect} route. */
  ConnectAuthorization read(Optional<Resource> connect) {
    return connect.map(this::of).orElseGet(this::withoutRoute);
  }

  private ConnectAuthorization withoutRoute() {
    if (!api.template().macros().isEmpty()) {
      return new Unchecked("perhaps in " + String.join(", ", api.template().macros()));
    }
    if (api.resource().isPresent()) {
      return new Open();
    }
    notes.add(
        "The API %s belongs to another stack, and $connect is not here: every client may connect,"
                .formatted(api.name())
            + " unless you add --authorizer URL or --invoke '$connect=URL'");
    return new Elsewhere();
  }

  /** A route with an authorizer and no type most likely lacks the type by mistake. */
  private ConnectAuthorization of(Resource connect) {
    String type = connect.shown(TYPE);
    return switch (type) {
      case "NONE" -> new Open();
      case "" -> connect.has(AUTHORIZER_ID) ? custom(connect) : new Open();
      case "CUSTOM" -> custom(connect);
      default -> new Unchecked(type);
    };
  }

  private ConnectAuthorization custom(Resource connect) {
    Optional<Resource> authorizer = api.template().referred(connect, AUTHORIZER_ID, AUTHORIZER);
    String type = authorizer.map(each -> each.shown("AuthorizerType")).orElse("");
    if (type.equals("JWT")) {
      return new Unchecked(type);
    }
    if (authorizer.isEmpty()) {
      notes.add(
          "The authorizer of $connect is not in the template: its identity sources are those of"
              + " --identity-source");
    }
    return new Custom(
        authorizer
            .map(each -> api.template().function(each, "AuthorizerUri"))
            .orElseGet(() -> "the authorizer " + connect.shown(AUTHORIZER_ID)),
        identitySources(authorizer));
  }

  private List<IdentitySource> identitySources(Optional<Resource> authorizer) {
    return choices.identitySources().isEmpty()
        ? authorizer
            .map(
                each ->
                    each.readAll("IdentitySource", "--identity-source SOURCE", IdentitySource::of))
            .orElse(List.of())
        : choices.identitySources();
  }
}
