package dev.switchboard.gateway.template;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.WebSocketApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the stage of an API: its name and its variables. */
final class StageReader {

  private static final String STAGE = "AWS::ApiGatewayV2::Stage";
  private static final String DEPLOYMENT = "AWS::ApiGatewayV2::Deployment";
  private static final String NAME = "StageName";
  private static final String OPTION = "--stage NAME";

  private final List<Resource> stages;
  private final List<Resource> deployments;
  private final TemplateAuthor author;
  private final List<String> notes;

  /** The stages of an API. */
  StageReader(ApiParts api, List<String> notes) {
    this.stages = api.all(STAGE);
    this.deployments = api.all(DEPLOYMENT).stream().filter(each -> each.has(NAME)).toList();
    this.author = api.template().author();
    this.notes = notes;
  }

  /**
   * Puts an API at its stage.
   *
   * @param wanted the stage's name, which is needed if the template has several or none
   * @throws IllegalArgumentException if it is not clear which stage is meant
   */
  WebSocketApi put(WebSocketApi api, Optional<String> wanted) {
    Optional<Resource> stage = wanted.map(this::named).orElseGet(this::only);
    WebSocketApi named =
        wanted
            .map(api::withStage)
            .orElseGet(() -> stage.orElseThrow().read(NAME, OPTION, api::withStage));
    stage.ifPresent(this::noteThrottling);
    return named.withStageVariables(stage.map(this::variables).orElse(Map.of()));
  }

  /** The stage of this name; a stage that is the only one may be run under another name. */
  private Optional<Resource> named(String wanted) {
    Optional<Resource> found =
        stages.stream().filter(each -> each.shown(NAME).equals(wanted)).findFirst();
    if (found.isEmpty() && stages.size() > 1) {
      throw new IllegalArgumentException(
          "there is no stage '%s': expected --stage %s".formatted(wanted, names(" or ")));
    }
    return found.or(() -> stages.stream().findFirst());
  }

  private Optional<Resource> only() {
    if (stages.size() > 1) {
      throw new IllegalArgumentException(
          "%s are each a stage: add --stage NAME, with one of them".formatted(names(" and ")));
    }
    Optional<Resource> only =
        stages.stream().findFirst().or(() -> deployments.stream().findFirst());
    if (only.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no AWS::ApiGatewayV2::Stage of the API: expected one; %s, or add --stage NAME"
              .formatted(author.remedy()));
    }
    return only;
  }

  private Map<String, String> variables(Resource stage) {
    Map<String, String> variables = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : stage.value("StageVariables").properties()) {
      String value =
          each.getValue().isValueNode() ? each.getValue().asText() : each.getValue().toString();
      if (Deferred.isIn(value)) {
        notes.add(
            "The stage variable %s is %s: its value is known only once it is deployed"
                .formatted(each.getKey(), Deferred.show(value)));
      }
      variables.put(each.getKey(), Deferred.show(value));
    }
    return variables;
  }

  private void noteThrottling(Resource stage) {
    boolean throttled =
        stage.marked("DefaultRouteSettings").contains("Throttling")
            || stage.marked("RouteSettings").contains("Throttling");
    if (throttled) {
      notes.add("The throttling of %s is not applied".formatted(stage.id()));
    }
  }

  private String names(String separator) {
    return stages.stream().map(stage -> stage.shown(NAME)).collect(joining(separator));
  }
}
