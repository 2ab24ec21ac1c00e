package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(offered("{\"Sec-WebSocket-Protocol\": \"b, a,header-eyJob3N0IjoiIn0 ,, c,\"}"))
        .isEqualTo(connect("b", "a", "c"));
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
