package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields about the connection that an event must contain. */
final class RequestContextTest {

  private static final GatewayEvent OF_NO_CONNECTION =
      new GatewayEvent.Unreadable("The event has no requestContext.connectionId.");
  private static final GatewayEvent OF_NO_TIME =
      new GatewayEvent.Unreadable("The event has no requestContext.connectedAt.");
  private static final GatewayEvent OF_NO_TYPE =
      new GatewayEvent.Unreadable(
          "The event's requestContext.eventType is none of CONNECT, MESSAGE and DISCONNECT.");

  @Test
  void an_event_without_a_context_is_of_no_connection() {
    assertThat(
            read(
                """
                {"body": "hello", "isBase64Encoded": false}
                """))
        .isEqualTo(OF_NO_CONNECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "true", "\"ada\"", "[]", "[{\"connectionId\": \"ada\"}]"})
  void a_context_that_is_no_object_is_of_no_connection(String context) {
    assertThat(inContext(context)).isEqualTo(OF_NO_CONNECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "7", "true", "[\"ada\"]", "{\"connectionId\": \"ada\"}"})
  void the_connection_must_be_named_by_text(String id) {
    assertThat(
            inContext(
                """
                {"eventType": "MESSAGE", "connectedAt": 1708326702789, "connectionId": %s}
                """
                    .formatted(id)))
        .isEqualTo(OF_NO_CONNECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "MESSAGE", "DISCONNECT"})
  void the_connection_must_be_named_in_every_event(String type) {
    assertThat(
            inContext(
                """
                {"eventType": "%s", "connectedAt": 1708326702789}
                """
                    .formatted(type)))
        .isEqualTo(OF_NO_CONNECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"noon\"", "\"\"", "0", "-1", "-1708326702789", "[1]", "{}"})
  void the_time_of_connecting_must_be_a_number_of_milliseconds(String time) {
    assertThat(connectedAt(time)).isEqualTo(OF_NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-1e300", "1e999", "1234567890123456789012345"})
  void a_time_of_connecting_beyond_all_time_is_unreadable(String time) {
    assertThat(connectedAt(time)).isInstanceOf(GatewayEvent.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "MESSAGE"})
  void the_time_of_connecting_is_required(String type) {
    assertThat(
            inContext(
                """
                {"eventType": "%s", "connectionId": "ada"}
                """
                    .formatted(type)))
        .isEqualTo(OF_NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"connect\"", "\"PING\"", "7", "[\"CONNECT\"]", "{}"})
  void an_event_of_another_type_is_unreadable(String type) {
    assertThat(
            inContext(
                """
                {"eventType": %s, "connectedAt": 1708326702789, "connectionId": "ada"}
                """
                    .formatted(type)))
        .isEqualTo(OF_NO_TYPE);
  }

  @Test
  void an_event_without_a_type_is_unreadable() {
    assertThat(
            inContext(
                """
                {"connectedAt": 1708326702789, "connectionId": "ada"}
                """))
        .isEqualTo(OF_NO_TYPE);
  }

  private static GatewayEvent connectedAt(String time) {
    return inContext(
        """
        {"eventType": "MESSAGE", "connectedAt": %s, "connectionId": "ada"}
        """
            .formatted(time));
  }

  private static GatewayEvent inContext(String context) {
    return read(
        """
        {"requestContext": %s, "body": "hello"}
        """
            .formatted(context));
  }

  private static GatewayEvent read(String event) {
    return GatewayEventReader.read(event.getBytes(UTF_8));
  }
}
