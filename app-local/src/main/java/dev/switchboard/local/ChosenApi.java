package dev.switchboard.local;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClient;
import dev.switchboard.gateway.invoke.LambdaInvokeClients;
import dev.switchboard.gateway.template.ApiTemplate;
import dev.switchboard.gateway.template.ConnectAuthorization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API that the gateway stands for, as options or a template describe it.
 *
 * @param api the API
 * @param template the template that describes it; empty if options do
 * @param authorizer the address of the authorizer; empty if none is given
 * @param identitySources the identity sources that options give
 */
record ChosenApi(
    WebSocketApi api,
    Optional<ApiTemplate> template,
    Optional<String> authorizer,
    List<IdentitySource> identitySources) {

  /** A policy that allows nothing: the client is refused with 403. */
  private static final String NO_POLICY =
      "{\"principalId\":\"nobody\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[]}}";

  /** What answers on routes in place of a function, by the route's key. */
  Map<String, Integration> standIns(Assumptions assumptions) {
    return template.map(each -> each.standIns(assumptions)).orElse(Map.of());
  }

  /**
   * Puts the authorizer before functions, if there is one.
   *
   * @throws IllegalArgumentException if its address is missing, or given though there is none
   */
  Functions authorize(Functions functions, LambdaInvokeClients clients, Assumptions assumptions) {
    return switch (authorization()) {
      case ConnectAuthorization.Open() -> {
        if (authorizer.isPresent() || !identitySources.isEmpty()) {
          throw new IllegalArgumentException(
              "The template has no authorizer: leave out --authorizer and --identity-source");
        }
        yield functions;
      }
      case ConnectAuthorization.Elsewhere() -> withGiven(functions, clients, identitySources);
      case ConnectAuthorization.Custom(String function, List<IdentitySource> sources) -> {
        if (authorizer.isEmpty()) {
          throw new IllegalArgumentException(
              "The template has an authorizer, %s: add --authorizer URL".formatted(function));
        }
        yield withGiven(functions, clients, sources);
      }
      case ConnectAuthorization.Unchecked _ ->
          authorizer.isPresent()
              ? withGiven(functions, clients, identitySources)
              : unchecked(functions, assumptions);
    };
  }

  /** Says what is not as the template says. */
  void describe(Assumptions assumptions, StartupMessage sheet) {
    authorizer.ifPresent(url -> sheet.line("Authorizer", LambdaInvokeClient.at(url)));
    if (authorizer.isEmpty()
        && authorization() instanceof ConnectAuthorization.Unchecked(String check)) {
      sheet.line(
          "Beware",
          ("The check of $connect is %s, which does not run here: every client is %s;"
                  + " --authorizer URL decides instead,"
                  + " --assume connect-unchecked=admitted admits all")
              .formatted(check, assumptions.text(Assumption.CONNECT_UNCHECKED)));
    }
    template.ifPresent(each -> each.notes().forEach(note -> sheet.line("Template", note)));
  }

  private ConnectAuthorization authorization() {
    return template.map(ApiTemplate::authorization).orElseGet(ConnectAuthorization.Elsewhere::new);
  }

  private Functions withGiven(
      Functions functions, LambdaInvokeClients clients, List<IdentitySource> sources) {
    if (authorizer.isEmpty() && !sources.isEmpty()) {
      throw new IllegalArgumentException("--identity-source needs --authorizer");
    }
    return authorizer
        .map(url -> functions.authorizedBy(new Authorizer(clients.at(url), sources)))
        .orElse(functions);
  }

  private static Functions unchecked(Functions functions, Assumptions assumptions) {
    return assumptions.is(Assumption.CONNECT_UNCHECKED, "admitted")
        ? functions
        : functions.authorizedBy(new Authorizer(_ -> NO_POLICY, List.of()));
  }
}
