package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.template.ConnectAuthorization.Elsewhere;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates with several stages, several APIs, or an API of another stack. */
final class StagesAndApisTest {

  private static final String OTHER_STAGE =
      """
      {"Type":"AWS::ApiGatewayV2::Stage","Properties":
        {"ApiId":{"Ref":"WebsocketsApi"},"StageName":"test","StageVariables":{"region":"us"}}}
      """;

  @TempDir private Path folder;

  @Test
  void of_several_stages_the_user_chooses_one_with_its_variables() {
    ExpectedApi template = guarded().with("OtherStage", OTHER_STAGE);

    ApiTemplate chosen = template.readFrom(folder, stage("test"));

    assertThat(chosen.api().stage()).isEqualTo("test");
    assertThat(chosen.api().stageVariables()).isEqualTo(Map.of("region", "us"));
    assertThatThrownBy(() -> template.readFrom(folder))
        .hasMessageContaining("prod and test are each a stage: add --stage NAME");
    assertThatThrownBy(() -> template.readFrom(folder, stage("tset")))
        .hasMessageContaining("there is no stage 'tset': expected --stage prod or test");
  }

  @Test
  void the_only_stage_may_run_under_another_name() {
    ApiTemplate renamed =
        guarded()
            .with("WebsocketsDeploymentStage", "StageName", "{\"Ref\":\"Unknown\"}")
            .readFrom(folder, stage("mine"));

    assertThat(renamed.api().stage()).isEqualTo("mine");
    assertThat(renamed.api().stageVariables()).isEqualTo(Map.of("region", "eu"));
  }

  @Test
  void a_stage_that_is_given_need_not_be_in_the_template() {
    assertThat(
            guarded()
                .without("WebsocketsDeploymentStage")
                .readFrom(folder, stage("mine"))
                .api()
                .stage())
        .isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebsocketsApi", "dev-guarded-websockets"})
  void of_several_apis_the_user_chooses_one_by_id_or_name(String name) {
    ApiTemplate template =
        guarded()
            .with("WebsocketsApi", "Name", "\"dev-guarded-websockets\"")
            .with("HttpApi", "ProtocolType", "\"WEBSOCKET\"")
            .readFrom(folder, api(name));

    assertThat(template.api().routes()).contains("join");
  }

  @Test
  void an_unknown_api_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> guarded().readFrom(folder, api("Chat")))
        .hasMessageContaining("there is no WebSocket API 'Chat': expected --api WebsocketsApi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc123\"", "{\"Fn::ImportValue\":\"the-api\"}", "{\"Ref\":\"ApiId\"}"})
  void an_api_of_another_stack_runs_with_the_routes_that_are_here(String apiId) {
    ApiTemplate template = shared(apiId).readFrom(folder, stage("dev"));

    assertThat(template.api().routes()).contains("$connect", "join");
    assertThat(template.api().answering()).contains("join");
    assertThat(template.api().selection()).isSameAs(RouteSelection.BY_ACTION);
    assertThat(template.notes())
        .singleElement()
        .asString()
        .startsWith("The API ")
        .endsWith(
            "RouteSelectionExpression belong to another stack: $request.body.action is used;"
                + " --selection EXPR changes it");
  }

  @Test
  void its_stage_may_be_that_of_a_deployment() {
    String deployment =
        """
        {"Type":"AWS::ApiGatewayV2::Deployment","Properties":{"ApiId":"abc123","StageName":"beta"}}
        """;

    assertThat(
            shared("\"abc123\"")
                .with("SharedDeployment", deployment)
                .readFrom(folder)
                .api()
                .stage())
        .isEqualTo("beta");
  }

  @Test
  void its_connect_route_may_be_elsewhere_or_given() {
    ExpectedApi template = shared("\"abc123\"").without("SconnectWebsocketsRoute");

    ApiTemplate elsewhere = template.readFrom(folder, stage("dev"));

    assertThat(elsewhere.authorization()).isEqualTo(new Elsewhere());
    assertThat(elsewhere.notes())
        .anyMatch(
            note -> note.contains("abc123 belongs to another stack, and $connect is not here"));
    assertThat(
            template
                .readFrom(
                    folder,
                    new TemplateChoices(
                        Map.of(),
                        Optional.empty(),
                        Optional.of("dev"),
                        Optional.empty(),
                        List.of(),
                        Set.of("$connect")))
                .api()
                .routes())
        .contains("$connect");
  }

  @Test
  void an_api_without_a_selection_expression_uses_the_common_one() {
    assertThat(
            guarded().without("WebsocketsApi", "RouteSelectionExpression").readFrom(folder).notes())
        .singleElement()
        .asString()
        .startsWith("The template has no RouteSelectionExpression");
  }

  /** The guarded API as a service that only adds its routes to another stack's API. */
  private static ExpectedApi shared(String apiId) {
    ExpectedApi template = guarded().without("WebsocketsApi").without("WebsocketsDeploymentStage");
    for (String part :
        List.of(
            "SconnectWebsocketsRoute",
            "SdisconnectWebsocketsRoute",
            "SdefaultWebsocketsRoute",
            "joinWebsocketsRoute",
            "leaveWebsocketsRoute",
            "joinWebsocketsRouteResponse")) {
      template.with(part, "ApiId", apiId);
    }
    return template;
  }

  private static ExpectedApi guarded() {
    return ExpectedApi.of(ExpectedApi.GUARDED);
  }

  private static TemplateChoices stage(String name) {
    return choices(Optional.empty(), Optional.of(name));
  }

  private static TemplateChoices api(String name) {
    return choices(Optional.of(name), Optional.empty());
  }

  private static TemplateChoices choices(Optional<String> api, Optional<String> stage) {
    return new TemplateChoices(Map.of(), api, stage, Optional.empty(), List.of(), Set.of());
  }
}
