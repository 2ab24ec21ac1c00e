package dev.switchboard.gateway.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that cannot run are refused with the error, what was expected, and what to do. */
final class TemplateRefusalsTest {

  private static final String REMEDY = "change serverless.yml, then run 'npx osls@4.3.1 package'";

  @TempDir private Path folder;

  @Test
  void a_file_that_is_not_there() {
    Path file = folder.resolve("template.json");

    assertThatThrownBy(() -> ApiTemplate.read(file, TemplateChoices.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + " does not exist: expected a CloudFormation template");
  }

  @Test
  void a_folder() {
    assertThatThrownBy(() -> ApiTemplate.read(folder, TemplateChoices.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder + " is a folder: expected a CloudFormation template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service: plain   | has no Resources
          {"Resources":{}} ] | is not JSON (line 1, column 18)
          {"Resources":[]} | has no Resources
          Resources: [a    | is not YAML (line 1, column 14)
          null             | has no Resources
          ''               | has no Resources
          """)
  void what_is_no_template(String text, String wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("template.json"), text);

    assertThatThrownBy(() -> ApiTemplate.read(file, TemplateChoices.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            file + " " + wrong + ": expected a CloudFormation template in JSON or YAML");
  }

  @Test
  void a_serverless_yml_is_named_with_the_command_that_makes_its_template() throws IOException {
    Path file =
        Files.writeString(folder.resolve("serverless.yml"), "service: a\nprovider: {name: aws}\n");

    assertThatThrownBy(() -> ApiTemplate.read(file, TemplateChoices.NONE))
        .hasMessageStartingWith(
            file + " is a serverless.yml (run 'npx osls@4.3.1 package'): expected");
  }

  @Test
  void text_in_another_encoding_is_named_with_its_first_wrong_byte() throws IOException {
    byte[] text = "Resources: {Café: {}}".getBytes(ISO_8859_1);
    Path file = Files.write(folder.resolve("template.yaml"), text);

    assertThatThrownBy(() -> ApiTemplate.read(file, TemplateChoices.NONE))
        .hasMessageStartingWith(file + " is not text in UTF-8 (byte 16): save it in UTF-8: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Resources":{"ServerlessDeploymentBucket":{"Type":"AWS::S3::Bucket"}}} | give functions websocket events, and run 'npx osls
          {"Transform":"AWS::Serverless-2016-10-31","Resources":{}} | add an AWS::Serverless::WebSocketApi, or
          {"Parameters":{"BootstrapVersion":{}},"Resources":{}} | npx cdk synth' writes one per stack
          {"Resources":{}} | add an AWS::ApiGatewayV2::Api with ProtocolType WEBSOCKET, a stage and routes
          {"Resources":{"Child":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"child.json"}}}} | give that template to --template: child.json (Child)
          {"Resources":{"App":{"Type":"AWS::Serverless::Application","Properties":{"Location":"chat.yaml"}}}} | give that template to --template: chat.yaml (App)
          """)
  void without_a_web_socket_api_the_advice_fits_the_author(String text, String advice)
      throws IOException {
    Path file = Files.writeString(folder.resolve("template.json"), text);

    assertThatThrownBy(() -> ApiTemplate.read(file, TemplateChoices.NONE))
        .hasMessageStartingWith(file + ": there is no AWS::ApiGatewayV2::Api with ")
        .hasMessageContaining(advice);
  }

  @Test
  void several_web_socket_apis_without_a_choice() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).with("HttpApi", "ProtocolType", "\"WEBSOCKET\""),
        "WebsocketsApi and HttpApi are each a WebSocket API: add --api NAME");
  }

  @Test
  void no_stage_of_the_api() {
    assertRefused(
        ExpectedApi.of(ExpectedApi.GUARDED).without("WebsocketsDeploymentStage"),
        "there is no AWS::ApiGatewayV2::Stage of the API: expected one; "
            + REMEDY
            + ", or add --stage NAME");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joinWebsocketsRoute | RouteKey | {"Ref":"JoinKey"} | add --parameter JoinKey=VALUE
          WebsocketsApi | RouteSelectionExpression | {"Fn::Sub":"${Where}"} | add --parameter Where=VALUE, or add --selection EXPR
          WebsocketsDeploymentStage | StageName | {"Ref":"Stage"} | add --parameter Stage=VALUE, or add --stage NAME
          WebsocketsDeploymentStage | StageName | {"Fn::ImportValue":"the-stage"} | add --parameter the-stage=VALUE
          AuthWebsocketsAuthorizer | IdentitySource | {"Ref":"Source"} | or add --identity-source SOURCE
          AuthWebsocketsAuthorizer | IdentitySource | ["context.x",{"Ref":"Y"}] | add --parameter Y=VALUE
          """)
  void a_needed_value_that_is_not_known_names_the_option_that_supplies_it(
      String resource, String property, String json, String advice) {
    assertRefused(ExpectedApi.of(ExpectedApi.GUARDED).with(resource, property, json), advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joinWebsocketsRoute | RouteKey | ["join"] | expected a text; change serverless.yml
          joinWebsocketsRoute | RouteKey | "leave" | expected a key that no other route has
          WebsocketsApi | RouteSelectionExpression | "$no good" | is invalid: The selection expression is '$no good'
          WebsocketsDeploymentStage | StageName | "$no good" | is invalid: The stage is '$no good'
          AuthWebsocketsAuthorizer | IdentitySource | "$no good" | is invalid: The identity source is '$no good'
          """)
  void a_value_that_means_nothing(String resource, String property, String json, String wrong) {
    assertRefused(ExpectedApi.of(ExpectedApi.GUARDED).with(resource, property, json), wrong);
  }

  @Test
  void a_condition_that_cannot_be_evaluated() {
    ExpectedApi template =
        ExpectedApi.of(ExpectedApi.GUARDED)
            .withSection("Parameters", "{\"Open\":{\"Type\":\"String\"}}")
            .withSection(
                "Conditions",
                """
                {"IsOpen":{"Fn::Equals":[{"Ref":"Open"},"yes"]},
                 "Circle":{"Fn::Not":[{"Condition":"Circle"}]}}
                """);

    assertRefused(
        template.under("IsOpen", "joinWebsocketsRoute"),
        "joinWebsocketsRoute: the condition 'IsOpen' depends on ${Open}, whose value is not known;"
            + " add --parameter Open=VALUE");
    assertRefused(
        template.under("Circle", "joinWebsocketsRoute"),
        "joinWebsocketsRoute: the condition 'Circle' depends on itself");
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
