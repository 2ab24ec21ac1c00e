package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.template.ConnectAuthorization.Custom;
import dev.switchboard.gateway.template.ConnectAuthorization.Open;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates with resources that users add by hand, under {@code resources} in serverless.yml. */
final class TemplateVariantsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${RoomsLambdaFunction.Arn}/invocations'}",
        "{'Fn::Sub': ['arn:aws:apigateway:eu:lambda:path/${AuthLambdaFunction}', {'AuthLambdaFunction': {'Fn::GetAtt': 'RoomsLambdaFunction.Arn'}}]}",
        "{'Fn::Join': ['', ['arn:', {'Ref': 'RoomsLambdaVersion'}, '/invocations']]}",
        "{'Fn::GetAtt': ['RoomsLambdaFunction', 'Arn']}",
        "{'Ref': 'RoomsAlias'}"
      })
  void a_function_is_found_through_whatever_names_its_arn(String uri) {
    ApiTemplate template =
        ExpectedApi.of(ExpectedApi.GUARDED)
            .with("RoomsLambdaVersion", ofRooms("AWS::Lambda::Version"))
            .with("RoomsAlias", ofRooms("AWS::Lambda::Alias"))
            .with("GatewayWebsocketsIntegration", "IntegrationUri", json(uri))
            .readFrom(folder);

    assertThat(template.functions()).containsEntry("$default", "RoomsLambdaFunction");
  }

  @Test
  void a_single_identity_source_need_not_be_a_list() {
    assertThat(identitySources("\"route.request.header.Auth\""))
        .containsExactly(IdentitySource.of("route.request.header.Auth"));
  }

  @Test
  void an_authorizer_may_have_no_identity_source() {
    assertThat(identitySources("[]")).isEmpty();
    assertThat(
            ExpectedApi.of(ExpectedApi.GUARDED)
                .without("AuthWebsocketsAuthorizer", "IdentitySource")
                .readFrom(folder)
                .authorization())
        .isEqualTo(new Custom("AuthLambdaFunction", List.of()));
  }

  @Test
  void an_authorizer_that_connect_does_not_refer_to_is_ignored() {
    ApiTemplate template =
        ExpectedApi.of(ExpectedApi.GUARDED)
            .with("SconnectWebsocketsRoute", "AuthorizationType", "\"NONE\"")
            .with("joinWebsocketsRoute", "AuthorizationType", "\"CUSTOM\"")
            .with("joinWebsocketsRoute", "AuthorizerId", json("{'Ref':'AuthWebsocketsAuthorizer'}"))
            .readFrom(folder);

    assertThat(template.authorization()).isEqualTo(new Open());
  }

  @Test
  void an_api_needs_no_connect_route() {
    assertThat(
            ExpectedApi.of(ExpectedApi.GUARDED)
                .without("SconnectWebsocketsRoute")
                .readFrom(folder)
                .authorization())
        .isEqualTo(new Open());
  }

  @Test
  void an_expression_without_a_route_response_answers_nobody() {
    assertThat(
            ExpectedApi.of(ExpectedApi.GUARDED)
                .without("joinWebsocketsRouteResponse")
                .readFrom(folder)
                .api()
                .answering())
        .isEqualTo(Set.of("$default"));
  }

  @Test
  void a_route_response_without_an_expression_answers_nobody() {
    assertThat(
            ExpectedApi.of(ExpectedApi.GUARDED)
                .without("joinWebsocketsRoute", "RouteResponseSelectionExpression")
                .readFrom(folder)
                .api()
                .answering())
        .isEqualTo(Set.of("$default"));
  }

  @Test
  void a_stage_variable_may_be_a_number() {
    assertThat(
            ExpectedApi.of(ExpectedApi.PLAIN)
                .with("WebsocketsDeploymentStage", "StageVariables", json("{'shards':4}"))
                .readFrom(folder)
                .api()
                .stageVariables())
        .isEqualTo(Map.of("shards", "4"));
  }

  private List<IdentitySource> identitySources(String json) {
    ConnectAuthorization authorization =
        ExpectedApi.of(ExpectedApi.GUARDED)
            .with("AuthWebsocketsAuthorizer", "IdentitySource", json)
            .readFrom(folder)
            .authorization();
    return ((Custom) authorization).identitySources();
  }

  private static String ofRooms(String type) {
    return json(
        "{'Type':'%s','Properties':{'FunctionName':{'Ref':'RoomsLambdaFunction'}}}"
            .formatted(type));
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
