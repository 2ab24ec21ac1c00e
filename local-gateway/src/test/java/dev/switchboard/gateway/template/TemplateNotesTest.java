package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.template.ConnectAuthorization.Custom;
import dev.switchboard.gateway.template.ConnectAuthorization.Open;
import dev.switchboard.gateway.template.ConnectAuthorization.Unchecked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a template that does not run here costs only itself, and the user hears about it. */
final class TemplateNotesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"AWS", "HTTP", "HTTP_PROXY", "AZURE"})
  void a_route_of_another_integration_fails_and_the_others_run(String type) {
    ApiTemplate template =
        guarded()
            .with("RoomsWebsocketsIntegration", "IntegrationType", quoted(type))
            .readFrom(folder);

    assertThat(template.functions()).containsOnlyKeys("$connect", "$default", "$disconnect");
    assertThat(template.notes())
        .hasSize(2)
        .anyMatch(
            note ->
                note.startsWith("The route join is not served, because ")
                    && note.contains(type)
                    && note.endsWith("clients get the error frame; --invoke 'join=URL' serves it"));
    assertThatThrownBy(
            () -> template.standIns(Assumptions.LIKELY).getOrDefault("join", _ -> "").invoke("{}"))
        .isInstanceOf(FunctionFailedException.class);
  }

  @Test
  void a_route_with_a_function_of_its_own_needs_no_integration() {
    ApiTemplate template =
        guarded()
            .without("joinWebsocketsRoute", "Target")
            .with("RoomsWebsocketsIntegration", "IntegrationType", "\"AWS\"")
            .readFrom(folder, served("join", "leave"));

    assertThat(template.notes()).isEmpty();
    assertThat(template.standIns(Assumptions.LIKELY)).isEmpty();
  }

  @Test
  void a_route_without_an_integration_fails_alone() {
    ApiTemplate template = guarded().without("joinWebsocketsRoute", "Target").readFrom(folder);

    assertThat(template.standIns(Assumptions.LIKELY)).containsOnlyKeys("join");
    assertThat(template.functions()).containsKey("leave");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "arn:aws:lambda:eu-west-1:1:function:rooms" | arn:aws:lambda:eu-west-1:1:function:rooms
          {"Fn::ImportValue":"x:Arn"} | ${x:Arn}
          {"Fn::Join":["",["arn:aws:apigateway:eu:lambda:path/2015-03-31/functions/",{"Ref":"RoomsArn"},"/invocations"]]} | ${RoomsArn}
          "arn:aws:apigateway:eu:lambda:path/2015-03-31/functions/${stageVariables.fn}/invocations" | ${stageVariables.fn}
          """)
  void a_function_of_another_stack_is_asked_like_any_other(String uri, String name) {
    ApiTemplate template =
        guarded().with("RoomsWebsocketsIntegration", "IntegrationUri", uri).readFrom(folder);

    assertThat(template.functions()).containsEntry("join", name);
    assertThat(template.notes()).isEmpty();
  }

  @Test
  void an_authorizer_of_another_service_needs_no_function_here() {
    String uri = "\"arn:aws:lambda:eu-west-1:111122223333:function:auth\"";
    ApiTemplate template =
        guarded().with("AuthWebsocketsAuthorizer", "AuthorizerUri", uri).readFrom(folder);

    assertThat(template.authorization())
        .isInstanceOfSatisfying(
            Custom.class,
            custom ->
                assertThat(custom.function())
                    .isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:auth"));
  }

  @Test
  void an_authorizer_of_another_stack_takes_its_identity_sources_from_the_options() {
    IdentitySource source = IdentitySource.of("route.request.querystring.token");
    ApiTemplate template =
        guarded()
            .with("SconnectWebsocketsRoute", "AuthorizerId", "{\"Fn::ImportValue\":\"auth\"}")
            .readFrom(
                folder,
                new TemplateChoices(
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(source),
                    Set.of()));

    assertThat(template.authorization())
        .isEqualTo(new Custom("the authorizer ${auth}", List.of(source)));
    assertThat(template.notes()).singleElement().asString().contains("--identity-source");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "AWS_IAM" | AWS_IAM
          "JWT" | JWT
          {"Ref":"Kind"} | ${Kind}
          """)
  void a_check_of_connect_that_does_not_run_here_is_not_taken_for_an_open_door(
      String json, String check) {
    ApiTemplate template =
        guarded().with("SconnectWebsocketsRoute", "AuthorizationType", json).readFrom(folder);

    assertThat(template.authorization()).isEqualTo(new Unchecked(check));
  }

  @Test
  void an_authorizer_without_an_authorization_type_is_not_passed_over() {
    ApiTemplate template =
        guarded().without("SconnectWebsocketsRoute", "AuthorizationType").readFrom(folder);

    assertThat(template.authorization()).isInstanceOf(Custom.class);
  }

  @Test
  void the_time_out_of_an_integration_holds_for_its_routes() {
    ApiTemplate template =
        guarded().with("RoomsWebsocketsIntegration", "TimeoutInMillis", "500").readFrom(folder);

    assertThat(template.api().timeouts())
        .isEqualTo(Map.of("join", Duration.ofMillis(500), "leave", Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"49", "29001", "\"soon\"", "{\"Ref\":\"Time\"}"})
  void a_time_out_that_aws_refuses_is_named_and_not_applied(String json) {
    ApiTemplate template =
        guarded().with("RoomsWebsocketsIntegration", "TimeoutInMillis", json).readFrom(folder);

    assertThat(template.api().timeouts()).isEmpty();
    assertThat(template.notes())
        .allMatch(note -> note.contains("TimeoutInMillis") && note.contains("50 to 29000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\""})
  void an_api_key_that_is_required_is_named(String json) {
    ApiTemplate template =
        guarded().with("SconnectWebsocketsRoute", "ApiKeyRequired", json).readFrom(folder);

    assertThat(template.notes())
        .containsExactly("ApiKeyRequired of $connect is not checked: clients need no API key");
  }

  @Test
  void models_parameters_and_throttles_are_named() {
    ApiTemplate template =
        guarded()
            .with("joinWebsocketsRoute", "RequestModels", "{\"a\":\"B\"}")
            .with("SconnectWebsocketsRoute", "RequestParameters", "{\"a\":{}}")
            .with(
                "WebsocketsDeploymentStage", "DefaultRouteSettings", "{\"ThrottlingRateLimit\":1}")
            .readFrom(folder);

    assertThat(template.notes())
        .containsExactlyInAnyOrder(
            "RequestModels of join is not checked",
            "RequestParameters of $connect is not checked",
            "The throttling of WebsocketsDeploymentStage is not applied");
  }

  @Test
  void a_predefined_key_in_odd_case_is_read_as_it_was_meant() {
    ApiTemplate template =
        guarded().with("SconnectWebsocketsRoute", "RouteKey", "\"$Connect\"").readFrom(folder);

    assertThat(template.api().routes()).contains("$connect").doesNotContain("$Connect");
    assertThat(template.authorization()).isInstanceOf(Custom.class);
    assertThat(template.notes())
        .containsExactly(
            "The route key $Connect of SconnectWebsocketsRoute is read as $connect; AWS refuses it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$foo", "", "$CONNECT"})
  void a_route_whose_key_aws_refuses_is_left_out(String key) {
    ApiTemplate template =
        guarded().with("joinWebsocketsRoute", "RouteKey", quoted(key)).readFrom(folder);

    assertThat(template.api().routes())
        .containsExactlyInAnyOrder("$connect", "$default", "$disconnect", "leave");
    assertThat(template.notes())
        .containsExactly(
            "The route joinWebsocketsRoute is left out: AWS refuses its key '%s'".formatted(key));
  }

  @Test
  void a_resource_whose_condition_does_not_hold_is_not_there() {
    ApiTemplate template =
        guarded()
            .withSection("Conditions", "{\"No\":{\"Fn::Equals\":[\"a\",\"b\"]}}")
            .under("No", "SconnectWebsocketsRoute")
            .under("No", "joinWebsocketsRouteResponse")
            .readFrom(folder);

    assertThat(template.api().routes()).doesNotContain("$connect");
    assertThat(template.authorization()).isEqualTo(new Open());
    assertThat(template.api().answering()).isEqualTo(Set.of("$default"));
  }

  @Test
  void a_resource_whose_condition_is_not_declared_is_kept_and_named() {
    ApiTemplate template = guarded().under("No", "SconnectWebsocketsRoute").readFrom(folder);

    assertThat(template.api().routes()).contains("$connect");
    assertThat(template.notes())
        .containsExactly(
            "SconnectWebsocketsRoute has the condition No, which the template does not declare:"
                + " it is kept");
  }

  @Test
  void an_authorization_of_another_route_than_connect_is_named() {
    ApiTemplate template =
        guarded().with("joinWebsocketsRoute", "AuthorizationType", "\"CUSTOM\"").readFrom(folder);

    assertThat(template.notes())
        .containsExactly(
            "AuthorizationType CUSTOM of join is not applied: AWS allows it on $connect only");
  }

  @Test
  void a_connect_route_that_a_loop_may_hide_is_not_taken_for_an_open_door() {
    ApiTemplate template =
        guarded()
            .without("SconnectWebsocketsRoute")
            .with("Fn::ForEach::Routes", "[\"Key\",[\"$connect\"],{}]")
            .readFrom(folder);

    assertThat(template.authorization()).isEqualTo(new Unchecked("perhaps in Fn::ForEach::Routes"));
    assertThat(template.notes())
        .containsExactly("The resources of Fn::ForEach::Routes are not read");
  }

  private static ExpectedApi guarded() {
    return ExpectedApi.of(ExpectedApi.GUARDED);
  }

  private static TemplateChoices served(String... routes) {
    return new TemplateChoices(
        Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Set.of(routes));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
