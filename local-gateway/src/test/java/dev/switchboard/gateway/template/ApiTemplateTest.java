package dev.switchboard.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.WebSocketApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Templates that osls writes for a serverless.yml. */
final class ApiTemplateTest {

  private static final ApiTemplate PLAIN =
      ApiTemplate.read(ExpectedApi.PLAIN, TemplateChoices.NONE);
  private static final ApiTemplate GUARDED =
      ApiTemplate.read(ExpectedApi.GUARDED, TemplateChoices.NONE);

  @Test
  void three_routes_without_anything_are_the_plain_api() {
    assertThat(PLAIN.api()).usingRecursiveComparison().isEqualTo(WebSocketApi.PLAIN);
    assertThat(PLAIN.authorization()).isEqualTo(new ConnectAuthorization.Open());
    assertThat(PLAIN.notes()).isEmpty();
    assertThat(PLAIN.functions())
        .isEqualTo(
            Map.of(
                "$connect", "GatewayLambdaFunction",
                "$disconnect", "GatewayLambdaFunction",
                "$default", "GatewayLambdaFunction"));
  }

  @Test
  void each_route_has_its_function_even_behind_the_alias_of_snap_start() {
    assertThat(GUARDED.functions())
        .isEqualTo(
            Map.of(
                "$connect", "GatewayLambdaFunction",
                "$disconnect", "GatewayLambdaFunction",
                "$default", "GatewayLambdaFunction",
                "join", "RoomsLambdaFunction",
                "leave", "RoomsLambdaFunction"));
  }

  @Test
  void only_routes_with_a_route_response_answer() {
    assertThat(GUARDED.api().answering()).isEqualTo(Set.of("$default", "join"));
  }

  @Test
  void the_authorizer_of_connect_comes_with_its_function_and_identity_sources() {
    assertThat(GUARDED.authorization())
        .isEqualTo(
            new ConnectAuthorization.Custom(
                "AuthLambdaFunction",
                List.of(
                    IdentitySource.of("route.request.querystring.token"),
                    IdentitySource.of("route.request.header.Origin"))));
  }

  @Test
  void the_stage_and_the_expression_are_those_of_the_service() {
    assertThat(GUARDED.api().stage()).isEqualTo("prod");
    assertThat(GUARDED.api().stageVariables()).isEqualTo(Map.of("region", "eu"));
    assertThat(GUARDED.api().selection()).hasToString("$request.body.type");
  }

  @Test
  void an_http_api_beside_it_adds_no_route() {
    assertThat(GUARDED.api().routes()).doesNotContain("POST /rooms");
  }
}
