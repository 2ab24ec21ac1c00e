package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unsupported templates are refused with the error, what was expected, and what to do. */
final class TemplateRefusalsTest {

  private static final String ORIGIN =
      "run 'npx osls@4.3.1 package', which writes .serverless/cloudformation-template-update-stack.json";
  private static final String REMEDY = "change serverless.yml, then run 'npx osls@4.3.1 package'";

  @TempDir private Path folder;

  @Test
  void a_missing_file() {
    Path file = folder.resolve("template.json");

    assertThatThrownBy(() -> ApiTemplate.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file + " does not exist: expected a CloudFormation template in JSON; " + ORIGIN);
  }

  @Test
  void a_folder() {
    assertThatThrownBy(() -> ApiTemplate.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder + " cannot be read (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service: plain   | is not JSON (line 1, column 1)
          {"Resources":{}} ] | is not JSON (line 1, column 18)
          {"Resources":[]} | has no Resources
          null             | has no Resources
          ''               | has no Resources
          """)
  void a_file_that_is_not_a_template(String text, String wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("template.json"), text);

    assertThatThrownBy(() -> ApiTemplate.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            file + " " + wrong + ": expected a CloudFormation template in JSON");
  }

  @Test
  void no_web_socket_api() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).without("WebsocketsApi"),
        "there is no AWS::ApiGatewayV2::Api with ProtocolType WEBSOCKET: expected one; give functions websocket events, and "
            + ORIGIN);
  }

  @Test
  void several_web_socket_apis() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).with("HttpApi", "ProtocolType", "\"WEBSOCKET\""),
        "WebsocketsApi and HttpApi are each an AWS::ApiGatewayV2::Api with ProtocolType WEBSOCKET:"
            + " expected one; give functions websocket events, and "
            + ORIGIN);
  }

  @Test
  void no_stage_of_the_api() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).without("WebsocketsDeploymentStage"),
        "there is no AWS::ApiGatewayV2::Stage with ApiId WebsocketsApi: expected one; give functions websocket events, and "
            + ORIGIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joinWebsocketsRoute | RouteKey | 7
          joinWebsocketsRoute | RouteKey | {"Ref":"JoinKey"}
          joinWebsocketsRoute | RouteKey | ["join"]
          SconnectWebsocketsRoute | AuthorizationType | {"Ref":"Kind"}
          WebsocketsApi | RouteSelectionExpression | {"Fn::Sub":"${Where}"}
          WebsocketsDeploymentStage | StageName | {"Ref":"Stage"}
          joinWebsocketsRouteResponse | RouteResponseKey | {"Ref":"Key"}
          RoomsWebsocketsIntegration | IntegrationType | {"Ref":"Kind"}
          AuthWebsocketsAuthorizer | IdentitySource | {"Ref":"Source"}
          """)
  void a_function_where_a_literal_is_needed(String resource, String property, String json) {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).with(resource, property, json),
        "%s.%s is %s: expected a literal, because CloudFormation functions are not evaluated here; %s"
            .formatted(resource, property, json, REMEDY));
  }

  @Test
  void a_function_within_a_list_or_a_map() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED)
            .with("AuthWebsocketsAuthorizer", "IdentitySource", "[\"context.x\",{\"Ref\":\"Y\"}]"),
        "AuthWebsocketsAuthorizer.IdentitySource is {\"Ref\":\"Y\"}: expected a literal, ");
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED)
            .with("WebsocketsDeploymentStage", "StageVariables", "{\"region\":{\"Ref\":\"R\"}}"),
        "WebsocketsDeploymentStage.StageVariables.region is {\"Ref\":\"R\"}: expected a literal, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joinWebsocketsRoute | RouteKey | a literal
          joinWebsocketsRoute | Target | a reference to an AWS::ApiGatewayV2::Integration
          SconnectWebsocketsRoute | AuthorizerId | a reference to an AWS::ApiGatewayV2::Authorizer
          RoomsWebsocketsIntegration | IntegrationUri | the ARN of a function of this template
          AuthWebsocketsAuthorizer | AuthorizerUri | the ARN of a function of this template
          """)
  void a_property_that_is_missing(String resource, String property, String expected) {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).without(resource, property),
        "%s.%s is missing: expected %s".formatted(resource, property, expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WebsocketsApi | RouteSelectionExpression | The selection expression is '$no good': expected
          WebsocketsDeploymentStage | StageName | The stage is '$no good': expected
          AuthWebsocketsAuthorizer | IdentitySource | The identity source is '$no good': expected
          """)
  void an_invalid_literal(String resource, String property, String wrong) {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).with(resource, property, "\"$no good\""),
        "%s.%s is invalid: %s".formatted(resource, property, wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joinWebsocketsRoute | RouteKey | "leave" | a key that no other route has
          SconnectWebsocketsRoute | AuthorizationType | "AWS_IAM" | NONE or CUSTOM
          RoomsWebsocketsIntegration | IntegrationType | "MOCK" | AWS_PROXY
          RoomsWebsocketsIntegration | IntegrationUri | "arn:aws:lambda:eu:1:function:rooms" | the ARN of
          RoomsWebsocketsIntegration | IntegrationUri | [{"Ref":"AuthLambdaFunction"},{"Ref":"RoomsLambdaFunction"}] | the ARN of
          """)
  void a_value_that_is_not_supported(
      String resource, String property, String json, String expected) {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).with(resource, property, json),
        ": expected " + expected);
  }

  private void assertRefused(ExpectedApi template, String message) {
    assertThatThrownBy(() -> template.readFrom(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("template.json") + ": ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }
}
