package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        .hasMessageStartingWith("The model is not ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void a_model_in_utf_8_or_utf_16_is_read(String charset, @TempDir Path folder) throws IOException {
    String mark = charset.equals("UTF-16") ? "" : "\uFEFF";
    for (String text : List.of("{\"type\":\"array\"}", mark + "{\"type\":\"array\"}")) {
      Path file =
          Files.write(folder.resolve("model.json"), text.getBytes(Charset.forName(charset)));

      assertThat(RequestModel.read(file).accepts("[]")).isTrue();
      assertThat(RequestModel.read(file).accepts("{}")).isFalse();
    }
  }

  @Test
  void a_model_in_another_encoding_is_named_with_its_file(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("model.json"), "{\"title\":\"ü\"}".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> RequestModel.read(file))
        .hasMessage("The model %s is not text in UTF-8 (byte 11): save it in UTF-8", file);
    assertThatThrownBy(() -> RequestModel.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json cannot be read");
    assertThatThrownBy(() -> RequestModel.read(Files.writeString(file, "{\n  secret")))
        .hasMessage("The model %s is not JSON (line 2, column 3): expected a JSON Schema", file);
  }

  @Test
  void an_unknown_route_cannot_have_a_model() {
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withModels(Map.of("join", MODEL)))
        .hasMessageStartingWith("There is no route 'join' to have a model");
  }
}
