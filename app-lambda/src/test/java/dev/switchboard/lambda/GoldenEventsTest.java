package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that API Gateway's own events are read, and that all other fields are ignored. */
final class GoldenEventsTest {

  @Test
  void a_connect_is_read() {
    assertThat(read(GoldenEvent.CONNECT.json()))
        .isEqualTo(GoldenEvent.connect(Optional.of("https://example.org")));
  }

  @Test
  void a_message_is_read() {
    assertThat(read(GoldenEvent.MESSAGE.json()))
        .isEqualTo(
            GoldenEvent.message(
                """
                {"action":"hello"}\
                """));
  }

  @Test
  void a_disconnect_is_read() {
    assertThat(read(GoldenEvent.DISCONNECT.json()))
        .isEqualTo(new GatewayEvent.Disconnect(GoldenEvent.CONNECTION.id()));
  }

  @Test
  void fields_we_do_not_know_are_passed_over() {
    String known = GoldenEvent.MESSAGE.json();
    String unknown =
        """
        "stageVariables": null, "future": [{"eventType": "CONNECT"}, [[]], 1e9, true],
        """;

    String event =
        known
            .replaceFirst("\\{", "{" + unknown)
            .replaceFirst("\"requestContext\": \\{", "\"requestContext\": {" + unknown);

    assertThat(event).hasSize(known.length() + 2 * unknown.length());
    assertThat(read(event)).isEqualTo(read(known));
  }

  @Test
  void fields_of_the_same_name_elsewhere_are_not_ours() {
    assertThat(
            read(
                """
                {
                  "eventType": "DISCONNECT",
                  "connectionId": "eve",
                  "headers": {"connectionId": "eve", "body": "eve"},
                  "requestContext": {
                    "eventType": "MESSAGE",
                    "connectedAt": 1708326702789,
                    "connectionId": "L0SM9cOFvHcCIhw=",
                    "body": "eve",
                    "isBase64Encoded": true,
                    "identity": {"connectionId": "eve", "connectedAt": 7},
                    "authorizer": {"eventType": "CONNECT"}
                  },
                  "body": "hello"
                }
                """))
        .isEqualTo(GoldenEvent.message("hello"));
  }

  @Test
  void fields_come_in_any_order() {
    assertThat(
            read(
                """
                {
                  "isBase64Encoded": true,
                  "body": "aGVsbG8=",
                  "requestContext": {
                    "connectedAt": 1708326702789,
                    "connectionId": "L0SM9cOFvHcCIhw=",
                    "eventType": "MESSAGE"
                  }
                }
                """))
        .isEqualTo(GoldenEvent.message("hello"));
  }

  private static GatewayEvent read(String event) {
    return GatewayEventReader.read(event.getBytes(UTF_8));
  }
}
