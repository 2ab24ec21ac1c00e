package dev.switchboard.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events have the fields, the order and the values that captures of API Gateway show. */
final class WebSocketEventWriterTest {

  private static final Instant NOW = Instant.parse("2024-09-09T18:23:28.941Z");
  private static final String ID = "[A-Za-z0-9_-]{15}=";

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway =
      LocalGateway.bind(GatewaySettings.defaults().at("localhost", 0).withClock(() -> NOW));

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_connect_has_headers_and_a_context() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.upgrade(gateway.webSocketUrl(), "User-Agent: test", "x-TWICE: a", "x-TWICE: b");
    }

    JsonNode event = function.first("CONNECT");
    assertThat(names(event))
        .containsExactly("headers", "multiValueHeaders", "requestContext", "isBase64Encoded");
    assertThat(names(event.at("/headers")))
        .containsExactly(
            "Host",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "User-Agent",
            "X-Amzn-Trace-Id",
            "X-Forwarded-For",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "x-TWICE");
    assertThat(event.at("/headers/X-Amzn-Trace-Id").asText())
        .matches("Root=1-66df3d20-[0-9a-f]{24}");
    assertThat(event.at("/headers/X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
    assertThat(event.at("/headers/X-Forwarded-Port").asText())
        .isEqualTo("" + gateway.webSocketUrl().getPort());
    assertThat(event.at("/headers/X-Forwarded-Proto").asText()).isEqualTo("http");
    assertThat(event.at("/headers/x-TWICE").asText()).isEqualTo("b");
    assertThat(event.at("/multiValueHeaders/x-TWICE")).hasToString("[\"a\",\"b\"]");
    assertThat(event.at("/isBase64Encoded")).hasToString("false");
  }

  @Test
  void the_context_of_a_connect_is_complete() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.upgrade(gateway.webSocketUrl(), "User-Agent: test");
    }

    JsonNode context = function.first("CONNECT").at("/requestContext");
    assertThat(names(context))
        .containsExactly(
            "routeKey",
            "eventType",
            "extendedRequestId",
            "requestTime",
            "messageDirection",
            "stage",
            "connectedAt",
            "requestTimeEpoch",
            "identity",
            "requestId",
            "domainName",
            "connectionId",
            "apiId");
    assertThat(context.at("/routeKey").asText()).isEqualTo("$connect");
    assertThat(context.at("/requestTime").asText()).isEqualTo("09/Sep/2024:18:23:28 +0000");
    assertThat(context.at("/requestTimeEpoch")).hasToString("1725906208941");
    assertThat(context.at("/connectedAt")).hasToString("1725906208941");
    assertThat(context.at("/messageDirection").asText()).isEqualTo("IN");
    assertThat(context.at("/stage").asText()).isEqualTo("dev");
    assertThat(context.at("/identity"))
        .hasToString("{\"userAgent\":\"test\",\"sourceIp\":\"127.0.0.1\"}");
    assertThat(context.at("/domainName").asText()).isEqualTo("localhost");
    assertThat(context.at("/connectionId").asText()).matches(ID);
    assertThat(context.at("/requestId").asText()).matches(ID);
    assertThat(context.at("/extendedRequestId")).isEqualTo(context.at("/requestId"));
    assertThat(context.at("/apiId").asText()).matches("[a-z0-9]{10}");
  }

  @Test
  void a_query_is_decoded_with_the_last_of_many_values() {
    WebSocket socket = connect("?token=a%2Fb%3D&room=1&room=two+words&flag").socket();

    JsonNode event = function.first("CONNECT");
    assertThat(names(event))
        .containsExactly(
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "requestContext",
            "isBase64Encoded");
    assertThat(event.at("/queryStringParameters"))
        .hasToString("{\"token\":\"a/b=\",\"room\":\"two words\",\"flag\":\"\"}");
    assertThat(event.at("/multiValueQueryStringParameters"))
        .hasToString("{\"token\":[\"a/b=\"],\"room\":[\"1\",\"two words\"],\"flag\":[\"\"]}");
    socket.abort();
  }

  @Test
  void a_client_without_a_user_agent_has_none() throws IOException {
    RawClient.upgraded(gateway).close();

    assertThat(names(function.first("CONNECT").at("/requestContext/identity")))
        .containsExactly("sourceIp");
  }

  @Test
  void a_message_has_a_body_and_no_headers() {
    connect("").send("{\"action\":\"hello\"}");

    JsonNode event = function.first("MESSAGE");
    assertThat(names(event)).containsExactly("requestContext", "body", "isBase64Encoded");
    assertThat(event.at("/body").asText()).isEqualTo("{\"action\":\"hello\"}");
    assertThat(names(event.at("/requestContext")))
        .startsWith("routeKey", "messageId", "eventType", "extendedRequestId")
        .hasSize(14);
    assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("$default");
    assertThat(event.at("/requestContext/messageId").asText()).matches(ID);
    assertThat(event.at("/requestContext/connectionId").asText())
        .isEqualTo(function.connectionId());
  }

  @Test
  void a_disconnect_has_four_headers_and_a_reason() {
    connect("").socket().sendClose(4001, "bye").join();

    JsonNode event = function.first("DISCONNECT");
    assertThat(names(event))
        .containsExactly("headers", "multiValueHeaders", "requestContext", "isBase64Encoded");
    assertThat(event.at("/headers"))
        .hasToString(
            "{\"Host\":\"localhost\",\"x-api-key\":\"\",\"X-Forwarded-For\":\"\",\"x-restapi\":\"\"}");
    assertThat(event.at("/multiValueHeaders"))
        .hasToString(
            "{\"Host\":[\"localhost\"],\"x-api-key\":[\"\"],"
                + "\"X-Forwarded-For\":[\"\"],\"x-restapi\":[\"\"]}");
    assertThat(names(event.at("/requestContext")))
        .containsExactly(
            "routeKey",
            "disconnectStatusCode",
            "eventType",
            "extendedRequestId",
            "requestTime",
            "messageDirection",
            "disconnectReason",
            "stage",
            "connectedAt",
            "requestTimeEpoch",
            "identity",
            "requestId",
            "domainName",
            "connectionId",
            "apiId");
  }

  private WebSocketClient connect(String query) {
    URI url = URI.create(gateway.webSocketUrl() + query);
    return WebSocketClient.connect(url, WebSocketClient.builder());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
