package dev.switchboard.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that builds its endpoint from the event must reach the gateway. */
final class EventDomainNameTest {

  private static final String ALLOWING =
      """
      {"principalId":"me","policyDocument":{"Version":"2012-10-17","Statement":[
      {"Action":"execute-api:Invoke","Effect":"Allow","Resource":"*"}]}}""";

  private final ScriptedFunction function = new ScriptedFunction();
  private final Queue<JsonNode> authorizations = new ConcurrentLinkedQueue<>();
  private final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void every_event_has_the_configured_domain_name_and_as_its_host_too() {
    serve("gateway.example:8443");
    connectAndLeave();

    for (String type : List.of("CONNECT", "MESSAGE", "DISCONNECT")) {
      assertThat(domainName(function.first(type))).isEqualTo("gateway.example:8443");
    }
    assertThat(domainName(authorizations.element())).isEqualTo("gateway.example:8443");
    for (JsonNode event :
        List.of(
            function.first("CONNECT"), function.first("DISCONNECT"), authorizations.element())) {
      assertThat(event.at("/headers/Host").asText()).isEqualTo("gateway.example:8443");
      assertThat(event.at("/multiValueHeaders/Host")).hasToString("[\"gateway.example:8443\"]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8443,localhost",
    "api.example.org:8443,api",
    "api.example.org,api",
    "[::1]:8443,[::1]"
  })
  void the_event_of_an_http_api_has_it_too(String configured, String prefix) throws Exception {
    serve(configured);

    new HttpApiClient(gateway).get("/pets");

    JsonNode event = requests.element();
    assertThat(domainName(event)).isEqualTo(configured);
    assertThat(event.at("/requestContext/domainPrefix").asText()).isEqualTo(prefix);
    assertThat(event.at("/headers/host").asText()).isEqualTo(configured);
  }

  @Test
  void with_the_port_0_it_has_the_port_that_the_gateway_listens_on() {
    serve("localhost:0");
    connectAndLeave();

    String expected = "localhost:" + gateway.webSocketUrl().getPort();
    assertThat(domainName(function.first("MESSAGE"))).isEqualTo(expected);
    assertThat(gateway.settings().domainName().orElseThrow()).hasToString(expected);
  }

  @Test
  void without_one_it_is_the_requested_host_without_a_port() {
    serve(GatewaySettings.defaults());
    connectAndLeave();

    assertThat(domainName(function.first("MESSAGE"))).isEqualTo("127.0.0.1");
    assertThat(function.first("CONNECT").at("/headers/Host").asText())
        .isEqualTo("127.0.0.1:" + gateway.webSocketUrl().getPort());
    assertThat(gateway.settings().domainName()).isEmpty();
  }

  private void serve(String domainName) {
    serve(GatewaySettings.defaults().withDomainName(DomainName.of(domainName)));
  }

  private void serve(GatewaySettings settings) {
    gateway.close();
    gateway = LocalGateway.bind(settings.withHttpApi(HttpApi.of("GET /pets")));
    gateway.serve(
        Functions.all(function)
            .with("GET /pets", event -> answer(requests, event, "{\"statusCode\":200}"))
            .authorizedBy(
                new Authorizer(
                    event -> answer(authorizations, event, ALLOWING),
                    List.of(IdentitySource.of("route.request.header.Host")))),
        _ -> {});
  }

  private static String answer(Queue<JsonNode> events, String event, String response) {
    events.add(ScriptedFunction.parse(event));
    return response;
  }

  private void connectAndLeave() {
    WebSocketClient client =
        WebSocketClient.connect(gateway.webSocketUrl(), WebSocketClient.builder());
    client.send("hello");
    function.first("MESSAGE");
    client.socket().sendClose(1000, "").join();
    function.first("DISCONNECT");
  }

  private static String domainName(JsonNode event) {
    return event.at("/requestContext/domainName").asText();
  }
}
