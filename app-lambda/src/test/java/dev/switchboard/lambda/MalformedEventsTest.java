package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedEventsTest {

  private static final GatewayEvent NOT_JSON =
      new GatewayEvent.Unreadable("The event is not JSON.");
  private static final GatewayEvent NOBODYS =
      new GatewayEvent.Unreadable("The event has no requestContext.connectionId.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "}",
        "{]",
        "{\"requestContext\"}",
        "{\"requestContext\":}",
        "{requestContext: 1}",
        "{\"body\": \"hello",
        "{\"body\": \"\\ud8\"}",
        "{\"body\": \"a\nb\"}",
        "\0",
        "<html>"
      })
  void what_is_not_json_is_unreadable(String event) {
    assertThat(read(event)).isEqualTo(NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "true", "7", "\"hello\"", "[]", "[{}]", "{}"})
  void json_without_fields_is_of_no_connection(String event) {
    assertThat(read(event)).isEqualTo(NOBODYS);
  }

  @Test
  void bytes_that_are_not_utf_8_are_unreadable() {
    byte[] event = GoldenEvent.MESSAGE.json().replace("hello", "h?llo").getBytes(UTF_8);
    event[new String(event, UTF_8).indexOf('?')] = (byte) 0xC3;

    assertThat(GatewayEventReader.read(event)).isEqualTo(NOT_JSON);
  }

  @ParameterizedTest
  @EnumSource
  void an_event_cut_off_anywhere_is_unreadable(GoldenEvent golden) {
    byte[] event = golden.json().getBytes(UTF_8);

    for (int length = 0; length < event.length; length++) {
      assertThat(GatewayEventReader.read(Arrays.copyOf(event, length)))
          .as("The first %d bytes", length)
          .isInstanceOf(GatewayEvent.Unreadable.class);
    }
  }

  @Test
  void nesting_without_end_is_unreadable() {
    GatewayEvent tooDeep =
        new GatewayEvent.Unreadable("The event is nested more than 1,000 levels deep.");
    assertThat(read("{\"headers\": " + "[".repeat(1_000_000))).isEqualTo(tooDeep);
    assertThat(read("{\"requestContext\": {\"a\":".repeat(100_000))).isEqualTo(tooDeep);
    assertThat(read("[".repeat(1_000_000))).isEqualTo(NOBODYS);
  }

  @Test
  void nesting_within_reason_is_passed_over() {
    String nested = "[".repeat(900) + "]".repeat(900);

    assertThat(read(GoldenEvent.DISCONNECT.json().replaceFirst("\"\"", nested)))
        .isEqualTo(new GatewayEvent.Disconnect(GoldenEvent.CONNECTION.id()));
  }

  private static GatewayEvent read(String event) {
    return GatewayEventReader.read(event.getBytes(UTF_8));
  }
}
