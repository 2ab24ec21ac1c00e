package dev.switchboard.gateway.template;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.RouteSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user supplies beside a template. None of it needs to be in the template.
 *
 * @param parameters values of parameters, pseudo parameters and imported values, by name
 * @param api the logical id, name or id of the API, of several
 * @param stage the name of the stage, of several or in place of the template's
 * @param selection the route selection expression in place of the template's
 * @param identitySources the identity sources in place of the template's; empty for those
 * @param served the keys of routes whose functions have addresses of their own
 */
public record TemplateChoices(
    Map<String, String> parameters,
    Optional<String> api,
    Optional<String> stage,
    Optional<RouteSelection> selection,
    List<IdentitySource> identitySources,
    Set<String> served) {

  /** Nothing. */
  public static final TemplateChoices NONE =
      new TemplateChoices(
          Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Set.of());

  public TemplateChoices {
    parameters = Map.copyOf(parameters);
    identitySources = List.copyOf(identitySources);
    served = Set.copyOf(served);
  }

  /** These, with these identity sources in place of the template's. */
  public TemplateChoices withIdentitySources(List<IdentitySource> others) {
    return new TemplateChoices(parameters, api, stage, selection, others, served);
  }
}
