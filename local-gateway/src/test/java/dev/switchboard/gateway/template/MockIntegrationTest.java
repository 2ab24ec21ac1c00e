package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes with a MOCK integration answer as the template says, such as keep-alive pings. */
final class MockIntegrationTest {

  private static final String OK = "'200': '{\"statusCode\": 200}'";

  @TempDir private Path folder;

  @Test
  void a_ping_gets_its_configured_pong_and_no_function_is_asked() throws IOException {
    ScriptedFunction function = new ScriptedFunction();
    ApiTemplate template =
        template(OK, "'200'", response("A", "$default", "'200': '{\"type\":\"pong\"}'", "200"));
    try (LocalGateway gateway =
        LocalGateway.bind(GatewaySettings.defaults().withApi(template.api()))) {
      gateway.serve(
          Functions.all(function)
              .with("ping", template.standIns(Assumptions.LIKELY).getOrDefault("ping", function)),
          _ -> {});
      WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

      client.send("{\"action\":\"ping\"}");

      assertThat(client.texts(1)).containsExactly("{\"type\":\"pong\"}");
      assertThat(function.events("MESSAGE")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a $context.connectionId!         | a C1!
          {"id":"${context.connectionId}"} | {"id":"C1"}
          {"id":$context.stage}            | {"id":dev}
          $stageVariables.room             | lobby
          $input.path('$.n') $input.body   | 7 {"statusCode":201,"n":7}
          $input.json('$.n')$input.json("$.none")! | 7!
          kept ## a comment                | 'kept '
          $unknown.name $5 #1              | $unknown.name $5 #1
          """)
  void references_in_mapping_templates_are_replaced(String text, String expected)
      throws IOException {
    String request = "$default: '{\"statusCode\":201,\"n\":$input.path(''$.deep.n'')}'";
    String quoted = "$default: '" + text.replace("'", "''") + "'";

    assertThat(
            answer(
                template(request, "\\$default", response("A", "$default", quoted, "\\$default")),
                "{\"deep\":{\"n\":7}}"))
        .isEqualTo(expected);
  }

  @Test
  void the_status_selects_the_response_and_its_template() throws IOException {
    String responses =
        response("A", "$default", "$default: any", "\\$default")
            + response(
                "B",
                "/4\\d\\d/",
                "$default: not this, '404': lost",
                "$integration.response.statuscode");

    ApiTemplate template =
        template("$default: '{\"statusCode\":\"$input.path(''$.s'')\"}'", "\\$default", responses);

    assertThat(answer(template, "{\"s\":404}")).isEqualTo("lost");
    assertThat(answer(template, "{\"s\":400}")).isEqualTo("not this");
    assertThat(answer(template, "{\"s\":200}")).isEqualTo("any");
  }

  @Test
  void the_only_template_is_used_though_its_key_is_not_selected() throws IOException {
    ApiTemplate template =
        template(
            "application/json: '{\"statusCode\":200}'",
            "\\$default",
            response("A", "$default", "application/json: pong", "\\$default"));

    assertThat(answer(template, "{}")).isEqualTo("pong");
  }

  @Test
  void a_mock_without_a_response_is_silent_unless_that_is_assumed_an_error() throws IOException {
    ApiTemplate template = template("$default: '{\"statusCode\":200}'", "\\$default", "");

    assertThat(answer(template, "{}")).isEmpty();
    assertThat(template.standIns(Assumptions.LIKELY.with(Assumption.MOCK_UNCONFIGURED, "error")))
        .extractingByKey("ping")
        .satisfies(
            strict ->
                assertThat(failure(strict))
                    .isEqualTo("The MOCK integration has no integration response for 200"));
  }

  @ParameterizedTest
  @CsvSource({"'#if($x)a#end', the directive #if", "$util.escapeJavaScript($input.body), $util in"})
  void a_mock_that_needs_more_of_velocity_fails_alone_and_is_named(String text, String needed)
      throws IOException {
    ApiTemplate template =
        template(OK, "'200'", response("A", "$default", "'200': '" + text + "'", "200"));

    assertThat(template.notes())
        .singleElement()
        .asString()
        .startsWith(
            "The route ping is not served, because its MOCK integration needs more: " + needed);
  }

  private ApiTemplate template(String request, String selection, String responses)
      throws IOException {
    String yaml =
        """
        Resources:
          Chat:
            Type: AWS::ApiGatewayV2::Api
            Properties: {ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
          Stage:
            Type: AWS::ApiGatewayV2::Stage
            Properties: {ApiId: !Ref Chat, StageName: dev, StageVariables: {room: lobby}}
          Ping:
            Type: AWS::ApiGatewayV2::Route
            Properties:
              ApiId: !Ref Chat
              RouteKey: ping
              RouteResponseSelectionExpression: $default
              Target: !Sub integrations/${PingMock}
          PingAnswer:
            Type: AWS::ApiGatewayV2::RouteResponse
            Properties: {ApiId: !Ref Chat, RouteId: !Ref Ping, RouteResponseKey: $default}
          PingMock:
            Type: AWS::ApiGatewayV2::Integration
            Properties:
              ApiId: !Ref Chat
              IntegrationType: MOCK
              RequestTemplates: {%s}
              TemplateSelectionExpression: %s
        %s
        """
            .formatted(request, selection, responses);
    return ApiTemplate.read(
        Files.writeString(folder.resolve("template.yaml"), yaml), TemplateChoices.NONE);
  }

  private static String response(String id, String key, String templates, String selection) {
    return """
        Response%s:
          Type: AWS::ApiGatewayV2::IntegrationResponse
          Properties:
            ApiId: !Ref Chat
            IntegrationId: !Ref PingMock
            IntegrationResponseKey: '%s'
            ResponseTemplates: {%s}
            TemplateSelectionExpression: '%s'
      """
        .formatted(id, key, templates, selection);
  }

  /** The body of what answers a message of a connection. */
  private static String answer(ApiTemplate template, String message) {
    Integration mock = template.standIns(Assumptions.LIKELY).getOrDefault("ping", _ -> "{}");
    String event =
        ScriptedFunction.json(
            Map.of(
                "body", message,
                "requestContext", Map.of("connectionId", "C1", "stage", "dev"),
                "stageVariables", Map.of("room", "lobby")));
    return ScriptedFunction.parse(mock.invoke(event)).path("body").asText();
  }

  private static String failure(Integration integration) {
    try {
      return integration.invoke("{}");
    } catch (FunctionFailedException failed) {
      return String.valueOf(failed.getMessage());
    }
  }
}
