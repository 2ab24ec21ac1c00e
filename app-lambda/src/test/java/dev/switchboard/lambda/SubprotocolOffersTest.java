package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubprotocolOffersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Protocol",
        "sec-websocket-protocol",
        "SEC-WEBSOCKET-PROTOCOL",
        "Sec-Websocket-protocol"
      })
  void are_read_whatever_the_case_of_the_headers_name(String name) {
    assertThat(offered("{\"" + name + "\": \"aws-appsync-event-ws\"}"))
        .isEqualTo(connect("aws-appsync-event-ws"));
  }

  @Test
  void are_read_in_the_clients_order_without_credentials() {
    String offers = "b, aws-appsync-event-ws,header-eyJob3N0IjoiIn0 ,, c,";

    assertThat(offered("{\"Sec-WebSocket-Protocol\": \"" + offers + "\"}"))
        .isEqualTo(connect("b", "aws-appsync-event-ws", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "7",
        "\"Sec-WebSocket-Protocol\"",
        "[\"Sec-WebSocket-Protocol\", \"a\"]",
        "{\"Sec-WebSocket-Version\": \"13\"}",
        "{\"Sec-WebSocket-Protocol\": \"\"}",
        "{\"Sec-WebSocket-Protocol\": \" , \"}",
        "{\"Sec-WebSocket-Protocol\": null}",
        "{\"Sec-WebSocket-Protocol\": [\"a\"]}"
      })
  void are_none_where_no_header_makes_one(String headers) {
    assertThat(offered(headers)).isEqualTo(connect());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\", \"b\"|a b",
        "\"a,b\", \"c\"|a b c",
        "\"a\", \"\", \"b\"|a b",
        "\"\", \" , \", \"a\"|a",
        "\"a\", 7, null, [\"x\"], {\"y\": \"z\"}, \"b\"|a b",
        "|last"
      })
  void on_several_lines_are_one_list(String lines, String offers) {
    String last = "\"headers\": {\"Sec-WebSocket-Protocol\": \"last\"},";
    for (String name : List.of("Sec-WebSocket-Protocol", "sec-websocket-protocol")) {
      String all =
          "\"multiValueHeaders\": {\"%s\": [%s]},".formatted(name, Objects.toString(lines, ""));

      assertThat(read(last + all)).isEqualTo(connect(offers.split(" ")));
      assertThat(read(all + last)).isEqualTo(connect(offers.split(" ")));
    }
  }

  @Test
  void on_lines_whose_names_differ_in_case_are_one_list() {
    String lines = "{\"Sec-WebSocket-Protocol\": %s, \"sec-websocket-protocol\": %s, \"Host\": %s}";

    assertThat(offered(lines.formatted("\"a\"", "\"b\"", "\"h\""))).isEqualTo(connect("a", "b"));
    assertThat(
            read(
                "\"multiValueHeaders\": "
                    + lines.formatted("[\"a\", \"b\"]", "[\"c\"]", "[\"h\"]")
                    + ","))
        .isEqualTo(connect("a", "b", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "\"a\"", "{\"Sec-WebSocket-Protocol\": \"a\"}"})
  void are_those_of_the_last_line_where_no_list_of_lines_is_present(String lines) {
    assertThat(
            read(
                "\"headers\": {\"Sec-WebSocket-Protocol\": \"last\"}, \"multiValueHeaders\": "
                    + lines
                    + ","))
        .isEqualTo(connect("last"));
  }

  @Test
  void an_origin_on_two_lines_is_none_that_a_list_can_contain() {
    assertThat(
            read(
                """
                "headers": {"Origin": "https://ours"},
                "multiValueHeaders": {"Origin": ["https://theirs", "https://ours"]},
                """))
        .isEqualTo(GoldenEvent.connect(Optional.of("https://ours, https://theirs")));
  }

  @Test
  void are_none_without_headers() {
    assertThat(read("")).isEqualTo(connect());
  }

  private static GatewayEvent connect(String... offers) {
    return GoldenEvent.connect(offers);
  }

  private static GatewayEvent offered(String headers) {
    return read("\"headers\": " + headers + ",");
  }

  private static GatewayEvent read(String fields) {
    String event =
        """
        {
          %s
          "requestContext": {
            "eventType": "CONNECT",
            "connectedAt": 1708326702789,
            "connectionId": "L0SM9cOFvHcCIhw="
          }
        }
        """
            .formatted(fields);
    return GatewayEventReader.read(event.getBytes(UTF_8));
  }
}
