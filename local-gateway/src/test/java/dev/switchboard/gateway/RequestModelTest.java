package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are checked against their route's model before the function is invoked. */
final class RequestModelTest {

  private static final RequestModel MODEL =
      RequestModel.of(
          """
          {"$schema":"http://json-schema.org/draft-04/schema#","type":"object",
           "properties":{"n":{"type":"integer","minimum":1}},"required":["n"]}
          """);

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withApi(WebSocketApi.PLAIN.withModels(Map.of("$default", MODEL))));

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"n\":0}", "{\"n\":\"1\"}", "[]", "no JSON", ""})
  void a_message_that_violates_the_model_gets_the_exact_error_frame(String message) {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send(message);

    assertThat(client.texts(1).getFirst())
        .matches(
            "\\{\"message\" : \"Bad request body\", \"connectionId\": \"%s\", \"messageId\": \"[\\w-]{15}=\"}"
                .formatted(function.connectionId()));
    assertThat(function.events("MESSAGE")).isEmpty();
  }

  @Test
  void a_message_that_matches_the_model_reaches_the_function() {
    WebSocketClient.connect(gateway.webSocketUrl()).send("{\"n\":1}");

    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("{\"n\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]"})
  void a_malformed_schema_is_refused(String schema) {
    assertThatThrownBy(() -> RequestModel.of(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The model is not a");
  }

  @Test
  void an_unknown_route_cannot_have_a_model() {
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withModels(Map.of("join", MODEL)))
        .hasMessageStartingWith("There is no route 'join' to have a model");
  }
}
