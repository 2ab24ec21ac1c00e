package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiIdentityTest {

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "us-east-1, aws"
  })
  void the_region_determines_the_partition(String region, String partition) {
    assertThat(new ApiIdentity("123456789012", region, "a1b2c3d4e5").routeArn("dev", "$connect"))
        .isEqualTo(
            "arn:%s:execute-api:%s:123456789012:a1b2c3d4e5/dev/$connect"
                .formatted(partition, region));
  }

  @Test
  void arns_and_events_contain_it() throws IOException {
    ScriptedFunction function = new ScriptedFunction();
    ScriptedFunction authorizer = new ScriptedFunction();
    String arn = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/dev/$connect";
    authorizer.on(
        "CONNECT",
        _ ->
            """
            {"principalId":"u","policyDocument":{"Statement":[
             {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"%s"}]}}
            """
                .formatted(arn));
    ApiIdentity identity = new ApiIdentity("123456789012", "eu-central-1", "a1b2c3d4e5");
    try (LocalGateway gateway =
        LocalGateway.bind(GatewaySettings.defaults().withIdentity(identity))) {
      gateway.serve(
          Functions.all(function).authorizedBy(new Authorizer(authorizer, List.of())), _ -> {});
      RawClient.upgraded(gateway).close();
    }

    assertThat(authorizer.first("CONNECT").at("/methodArn").asText()).isEqualTo(arn);
    assertThat(function.first("CONNECT").at("/requestContext/apiId").asText())
        .isEqualTo("a1b2c3d4e5");
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901, eu-central-1, a1, 12 digits",
    "123456789012, europe, a1, region such as",
    "123456789012, eu-central-1, a/b, lower-case"
  })
  void a_malformed_part_is_refused(String account, String region, String id, String message) {
    assertThatThrownBy(() -> new ApiIdentity(account, region, id)).hasMessageContaining(message);
  }
}
