package dev.switchboard.local;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.template.ApiTemplate;
import dev.switchboard.gateway.template.TemplateChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that read an API from a CloudFormation template. */
final class TemplateOptions {

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "Reads stage, routes, responses, selection, authorizer and time-outs from a"
              + " CloudFormation template in JSON or YAML, of osls, SAM, CDK or by hand.")
  private @Nullable Path template;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "The value of a parameter of the template, or of a value that it imports; repeatable.")
  private Map<String, String> parameters = new TreeMap<>();

  @Option(
      names = "--api",
      paramLabel = "NAME",
      description = "The logical id, name or id of the API, if the template has several.")
  private @Nullable String api;

  /** Whether there is a template. */
  boolean given() {
    return template != null;
  }

  /**
   * Reads the template, if there is one.
   *
   * @param stage the stage that replaces the template's
   * @param selection the route selection expression that replaces the template's
   * @param identitySources those that replace the template's; empty for those
   * @param served the keys of the routes with a function of their own
   * @throws IllegalArgumentException if it cannot be read, or if only a template could use an
   *     option
   */
  Optional<ApiTemplate> read(
      @Nullable String stage,
      @Nullable String selection,
      List<IdentitySource> identitySources,
      Set<String> served) {
    if (template == null) {
      if (api != null || !parameters.isEmpty()) {
        throw new IllegalArgumentException("--api and --parameter need a --template FILE");
      }
      return Optional.empty();
    }
    return Optional.of(
        ApiTemplate.read(
            template,
            new TemplateChoices(
                parameters,
                Optional.ofNullable(api),
                Optional.ofNullable(stage),
                Optional.ofNullable(selection).map(RouteSelection::of),
                identitySources,
                served)));
  }
}
