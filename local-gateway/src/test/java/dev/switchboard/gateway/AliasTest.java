package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Further paths of the stage, as with CloudFront in front of API Gateway. */
final class AliasTest {

  private static final Instant NOW = Instant.parse("2024-09-09T18:23:28.941Z");

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withClock(() -> NOW)
              .withAliases(Set.of("/event/realtime", "/socket")));

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/event/realtime", "/socket"})
  void the_function_sees_what_it_sees_at_the_stage(String alias) throws IOException {
    assertThat(upgrade("/dev?token=a%2Fb", "User-Agent: test")).startsWith("HTTP/1.1 101 ");
    assertThat(upgrade(alias + "?token=a%2Fb", "User-Agent: test")).startsWith("HTTP/1.1 101 ");

    List<JsonNode> connects = function.events("CONNECT");
    assertThat(withoutIds(connects.getLast())).isEqualTo(withoutIds(connects.getFirst()));
    assertThat(connects.getLast().at("/requestContext/stage").asText()).isEqualTo("dev");
    assertThat(connects.getLast().at("/requestContext/domainName").asText()).isEqualTo("localhost");
  }

  @Test
  void messages_posts_and_the_disconnect_work_there_too() throws Exception {
    WebSocketClient client = connect();

    client.send("hello");
    new ManagementClient(gateway).post(function.connectionId(), "posted");

    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("hello");
    assertThat(client.texts(1)).containsExactly("posted");
    client.socket().sendClose(1000, "").join();
    assertThat(function.first("DISCONNECT").at("/requestContext/connectionId").asText())
        .isEqualTo(function.connectionId());
  }

  @Test
  void the_function_chooses_the_subprotocol_there_too() throws IOException {
    function.on(
        "CONNECT",
        _ ->
            "{\"statusCode\":200,\"headers\":{\"Sec-WebSocket-Protocol\":\"aws-appsync-event-ws\"}}");

    assertThat(
            upgrade("/event/realtime", "Sec-WebSocket-Protocol: header-e30,aws-appsync-event-ws"))
        .startsWith("HTTP/1.1 101 ")
        .containsIgnoringCase("Sec-WebSocket-Protocol: aws-appsync-event-ws\r\n")
        .doesNotContain("header-e30");
  }

  @Test
  void a_client_is_refused_there_too() throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":401}");

    assertThat(upgrade("/event/realtime")).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void faults_apply_there_too() throws Exception {
    gateway.faults().set(FaultReader.read("gone-posts=100%"));
    connect();

    assertThat(new ManagementClient(gateway).post(function.connectionId(), "hello").statusCode())
        .isEqualTo(410);
  }

  @Test
  void without_upgrade_it_gets_426_there_too() throws Exception {
    assertThat(new HttpApiClient(gateway).post("/event/realtime", "{}").statusCode())
        .isEqualTo(426);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/event/realtime/",
        "/event/Realtime",
        "/event",
        "/event/realtime/@connections/L0SM9cOFvHcCIhw="
      })
  void other_paths_are_still_forbidden(String path) throws IOException {
    assertThat(upgrade(path)).startsWith("HTTP/1.1 403 ");
    assertThat(function.events("CONNECT")).isEmpty();
  }

  private WebSocketClient connect() {
    URI url = gateway.webSocketUrl().resolve("/event/realtime");
    return WebSocketClient.connect(url, WebSocketClient.builder());
  }

  private String upgrade(String pathAndQuery, String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.upgrade(gateway.webSocketUrl().resolve(pathAndQuery), headers);
    }
  }

  /** Returns an event without the ids that differ between any two events. */
  private static String withoutIds(JsonNode event) {
    return event.toString().replaceAll("[A-Za-z0-9_-]{15}=|Root=[^\"]+", "ID");
  }
}
