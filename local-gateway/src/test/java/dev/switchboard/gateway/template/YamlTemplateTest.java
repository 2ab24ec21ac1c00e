package dev.switchboard.gateway.template;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.template.ConnectAuthorization.Custom;
import dev.switchboard.gateway.template.ConnectAuthorization.Open;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
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

/** Templates in YAML, as people write them for SAM and for CloudFormation itself. */
final class YamlTemplateTest {

  /** Uses every short form and the functions that decide something here. */
  private static final String BY_HAND =
      """
      AWSTemplateFormatVersion: 2010-09-09
      Parameters:
        Stage: {Type: String, Default: prod}
        Keys: {Type: CommaDelimitedList, Default: 'join, leave'}
        Guarded: {Type: String, Default: 'no'}
        Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/path}
      Mappings:
        Fields: {prod: {field: type}}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsGuarded: !And [!Condition IsProd, !Not [!Equals [!Ref Guarded, 'no']]]
        IsEither: !Or [!Condition IsGuarded, !Condition IsProd]
      Resources:
        Chat:
          Type: AWS::ApiGatewayV2::Api
          Properties:
            Name: !Sub '${AWS::StackName}-chat'
            ProtocolType: WEBSOCKET
            RouteSelectionExpression: !Join
              - '.'
              - [$request, body, !FindInMap [Fields, !Ref Stage, field]]
        Connect:
          Type: AWS::ApiGatewayV2::Route
          Properties:
            ApiId: !Ref Chat
            RouteKey: $connect
            AuthorizationType: !If [IsGuarded, CUSTOM, NONE]
            AuthorizerId: !If [IsGuarded, !Ref Guard, !Ref AWS::NoValue]
            Target: !Join [/, [integrations, !Ref Integration]]
        First:
          Type: AWS::ApiGatewayV2::Route
          Condition: IsEither
          Properties:
            ApiId: !GetAtt Chat.ApiId
            RouteKey: !Select [0, !Ref Keys]
            Target: !Sub
              - integrations/${Id}
              - {Id: !Ref Integration}
        Second:
          Type: AWS::ApiGatewayV2::Route
          Properties:
            ApiId: !Ref Chat
            RouteKey: !Select ['1', !Split [',', 'a,wave']]
            Target: !Sub integrations/${Integration}
        Hidden:
          Type: AWS::ApiGatewayV2::Route
          Condition: IsGuarded
          Properties: {ApiId: !Ref Chat, RouteKey: hidden, Target: !Sub 'integrations/${Integration}'}
        Integration:
          Type: AWS::ApiGatewayV2::Integration
          Properties:
            ApiId: !Ref Chat
            IntegrationType: AWS_PROXY
            TimeoutInMillis: 1500
            IntegrationUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Handler.Arn}/invocations
        Guard:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            ApiId: !Ref Chat
            AuthorizerType: REQUEST
            AuthorizerUri: !GetAtt [GuardFunction, Arn]
            IdentitySource: [route.request.querystring.token]
        Handler: {Type: AWS::Serverless::Function, Properties: {Handler: app.handler}}
        GuardFunction: {Type: AWS::Lambda::Function}
        ProdStage:
          Type: AWS::ApiGatewayV2::Stage
          Properties:
            ApiId: !Ref Chat
            StageName: !Ref Stage
            StageVariables: {shards: 4, zero: 007, fn: !Ref Handler, literal: !Sub '${!kept}'}
      """;

  @TempDir private Path folder;

  @Test
  void short_forms_parameters_mappings_and_conditions_are_evaluated() throws IOException {
    ApiTemplate template = read(BY_HAND, TemplateChoices.NONE);

    assertThat(template.api().stage()).isEqualTo("prod");
    assertThat(template.api().selection()).hasToString("$request.body.type");
    assertThat(template.api().routes()).isEqualTo(Set.of("$connect", "join", "wave"));
    assertThat(template.functions()).containsEntry("wave", "Handler").hasSize(3);
    assertThat(template.api().timeouts()).containsEntry("join", Duration.ofMillis(1500));
    assertThat(template.authorization()).isEqualTo(new Open());
    assertThat(template.api().stageVariables())
        .isEqualTo(Map.of("shards", "4", "zero", "007", "fn", "${Handler}", "literal", "${kept}"));
    assertThat(template.notes())
        .containsExactly(
            "The stage variable fn is ${Handler}: its value is known only once it is deployed");
  }

  @Test
  void a_parameter_that_is_given_replaces_its_default() throws IOException {
    ApiTemplate template = read(BY_HAND, parameters(Map.of("Guarded", "yes")));

    assertThat(template.api().routes()).contains("hidden");
    assertThat(template.authorization())
        .isEqualTo(
            new Custom(
                "GuardFunction", List.of(IdentitySource.of("route.request.querystring.token"))));
  }

  @Test
  void a_parameter_that_is_read_from_elsewhere_has_no_default() {
    String template = BY_HAND.replace("StageName: !Ref Stage", "StageName: !Ref Secret");

    assertThatThrownBy(() -> read(template, TemplateChoices.NONE))
        .hasMessageContaining("ProdStage.StageName is \"${Secret}\": expected ")
        .hasMessageContaining("add --parameter Secret=VALUE, or add --stage NAME; change it there");
  }

  @Test
  void an_imported_value_can_be_given_as_a_parameter() throws IOException {
    String template = BY_HAND.replace("StageName: !Ref Stage", "StageName: !ImportValue the:stage");

    assertThat(read(template, parameters(Map.of("the:stage", "old"))).api().stage())
        .isEqualTo("old");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, true",
    "UTF-16LE, true",
    "UTF-16BE, true",
    "UTF-16LE, false",
    "UTF-16BE, false"
  })
  void a_byte_order_mark_and_utf_16_are_read(String encoding, boolean hasMark) throws IOException {
    byte[] bytes = ((hasMark ? "\uFEFF" : "") + BY_HAND).getBytes(Charset.forName(encoding));
    Path file = Files.write(folder.resolve("template.yaml"), bytes);

    assertThat(ApiTemplate.read(file, TemplateChoices.NONE).api().stage()).isEqualTo("prod");
  }

  @Test
  void json_may_have_a_byte_order_mark_too() throws IOException {
    String json = Files.readString(ExpectedApi.PLAIN);
    for (Charset encoding : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      Path file =
          Files.write(folder.resolve("template.json"), ("\uFEFF" + json).getBytes(encoding));

      assertThat(ApiTemplate.read(file, TemplateChoices.NONE).api().stage()).isEqualTo("dev");
    }
  }

  @Test
  void aliases_and_merged_maps_are_read() throws IOException {
    String template =
        """
        Common: &common {ApiId: !Ref Chat, Target: !Sub 'integrations/${Integration}'}
        """
            + BY_HAND.replace(
                "Properties: {ApiId: !Ref Chat, RouteKey: hidden, Target: !Sub 'integrations/${Integration}'}",
                "Properties: {<<: *common, RouteKey: hidden}");

    assertThat(read(template, parameters(Map.of("Guarded", "yes"))).functions())
        .containsEntry("hidden", "Handler");
  }

  @Test
  void aliases_that_multiply_are_refused_at_once() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int level = 1; level < 60; level++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
    }

    assertThatThrownBy(() -> read(bomb.toString(), TemplateChoices.NONE))
        .hasMessageContaining(
            "has too many values, or too deep ones, once its aliases are replaced");
    assertThatThrownBy(() -> read("a: &a [*a]\n", TemplateChoices.NONE))
        .hasMessageContaining("template.yaml ");
  }

  @Test
  void a_sam_web_socket_api_is_what_sam_makes_of_it() throws IOException {
    ApiTemplate template =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals: {WebSocketApi: {StageName: live}}
            Resources:
              Chat:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  StageVariables: {a: b}
                  Auth:
                    AuthType: CUSTOM
                    AuthArn: !GetAtt Guard.Arn
                    IdentitySource: [route.request.header.Authorization]
                  Routes:
                    $connect: {FunctionArn: !GetAtt Connect.Arn, IntegrationTimeout: 2000}
                    sendMessage:
                      FunctionArn: !GetAtt Send.Arn
                      RouteResponseSelectionExpression: $default
              Guard: {Type: AWS::Serverless::Function}
              Connect: {Type: AWS::Serverless::Function}
              Send: {Type: AWS::Serverless::Function}
            """,
            TemplateChoices.NONE);

    assertThat(template.api().stage()).isEqualTo("live");
    assertThat(template.api().stageVariables()).isEqualTo(Map.of("a", "b"));
    assertThat(template.functions())
        .isEqualTo(Map.of("$connect", "Connect", "sendMessage", "Send"));
    assertThat(template.api().answering()).isEqualTo(Set.of("sendMessage"));
    assertThat(template.api().timeouts()).isEqualTo(Map.of("$connect", Duration.ofSeconds(2)));
    assertThat(template.authorization())
        .isEqualTo(
            new Custom("Guard", List.of(IdentitySource.of("route.request.header.Authorization"))));
  }

  private ApiTemplate read(String text, TemplateChoices choices) throws IOException {
    return ApiTemplate.read(Files.writeString(folder.resolve("template.yaml"), text), choices);
  }

  private static TemplateChoices parameters(Map<String, String> values) {
    return new TemplateChoices(
        values, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Set.of());
  }
}
