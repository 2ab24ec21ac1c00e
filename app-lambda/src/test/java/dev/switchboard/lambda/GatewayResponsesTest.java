package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact responses to API Gateway. */
final class GatewayResponsesTest {

  private final InvokedFunction function = new InvokedFunction(PlainMode.BROADCAST);

  @Test
  void a_client_that_connects_is_let_in() throws IOException {
    assertThat(function.invoke(GoldenEvent.CONNECT.json()))
        .isEqualTo(
            """
            {"statusCode":200,"body":"Connected."}\
            """);
  }

  @Test
  void a_client_that_leaves_is_let_go() throws IOException {
    assertThat(function.invoke(GoldenEvent.DISCONNECT.json()))
        .isEqualTo(
            """
            {"statusCode":200,"body":"Disconnected."}\
            """);
  }

  @Test
  void a_message_that_everybody_was_sent_is_sent() throws IOException {
    function.hasRecipient("ada", new Delivery.Sent());
    function.hasRecipient("bob", new Delivery.Sent());

    assertThat(function.invoke(GoldenEvent.MESSAGE.json()))
        .isEqualTo(
            """
            {"statusCode":200,"body":"Data sent."}\
            """);
    assertThat(function.sent()).hasSize(2).containsOnly("{\"action\":\"hello\"}");
  }

  @Test
  void a_message_is_sent_also_if_some_were_gone_or_not_yet_open() throws IOException {
    function.hasRecipient("ada", new Delivery.Gone());
    function.hasOpeningRecipient("bob");

    assertThat(function.invoke(GoldenEvent.MESSAGE.json()))
        .isEqualTo(
            """
            {"statusCode":200,"body":"Data sent."}\
            """);
  }

  @Test
  void a_message_that_a_recipient_missed_is_not_reported_as_sent() throws IOException {
    function.hasRecipient("ada", new Delivery.Sent());
    function.hasRecipient("bob", new Delivery.Gone());
    function.hasOpeningRecipient("cyd");
    function.hasRecipient("dan", new Delivery.Throttled());
    function.hasRecipient("eve", new Delivery.Throttled());
    function.hasRecipient("fay", new Delivery.TooLarge());
    function.hasRecipient("gil", new Delivery.Failed("The line was cut."));

    assertThat(function.invoke(GoldenEvent.MESSAGE.json()))
        .isEqualTo(
            """
            {"statusCode":500,"body":"Failed to send: 4 of 7 recipients were missed \
            (sent 1, gone 1, not yet open 1, throttled 2, too large 1, failed 1, handed over 0)."}\
            """);
  }

  @Test
  void a_client_that_offers_a_subprotocol_is_refused() throws IOException {
    String event =
        GoldenEvent.CONNECT
            .json()
            .replaceFirst(
                "\"headers\": \\{", "\"headers\": {\"sec-websocket-protocol\": \"graphql-ws\",");

    assertThat(function.invoke(event))
        .isEqualTo(
            """
            {"statusCode":403,"body":"Spoken here are plain text, with no subprotocol offered, and aws-appsync-event-ws. \
            With unknown subprotocols set to plain, a device may offer any other one."}\
            """);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECT", "MESSAGE"})
  void a_plain_client_is_refused_where_plain_clients_are_off(GoldenEvent event) throws IOException {
    InvokedFunction off = new InvokedFunction(PlainMode.OFF);

    assertThat(off.invoke(event.json()))
        .isEqualTo(
            """
            {"statusCode":403,"body":"Plain clients are off."}\
            """);
    assertThat(off.sent()).isEmpty();
  }

  @Test
  void an_echo_reaches_only_its_sender() throws IOException {
    InvokedFunction echo = new InvokedFunction(PlainMode.ECHO);
    echo.hasRecipient("ada", new Delivery.Throttled());

    assertThat(echo.invoke(GoldenEvent.MESSAGE.json()))
        .isEqualTo(
            """
            {"statusCode":200,"body":"Data sent."}\
            """);
    assertThat(echo.sent()).containsExactly("{\"action\":\"hello\"}");
  }

  @Test
  void an_event_that_cannot_be_read_is_told_why_and_stops_nobody() throws IOException {
    assertThat(function.invoke("hello"))
        .isEqualTo(
            """
            {"statusCode":400,"body":"The event is not JSON."}\
            """);
    assertThat(
            function.invoke(
                GoldenEvent.MESSAGE.json().replaceFirst("\"body\": \".*\"", "\"body\": \"\"")))
        .isEqualTo(
            """
            {"statusCode":400,"body":"The message is empty."}\
            """);
    assertThat(function.invoke(GoldenEvent.CONNECT.json())).contains("Connected.");
  }

  /** No WebSocket client can send it, but any caller of the function can. */
  @Test
  void a_text_that_utf_8_cannot_encode_is_answered_with_the_reason_and_not_sent()
      throws IOException {
    function.hasRecipient("ada", new Delivery.Sent());

    assertThat(function.invoke(GoldenEvent.MESSAGE.json().replace("hello", "half \\ud83d")))
        .isEqualTo(
            """
            {"statusCode":400,"body":"The message contains half of a surrogate pair, which cannot\
             be sent as UTF-8."}\
            """);
    assertThat(function.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xxxx", "éé", "𝄞"})
  void text_of_128_kb_is_sent_unchanged(String fourBytes) throws IOException {
    // The text around it takes the rest of the 128 KB.
    String text = fourBytes.repeat(32 * 1024 - 4);
    function.hasRecipient("ada", new Delivery.Sent());

    assertThat(function.invoke(GoldenEvent.MESSAGE.json().replace("hello", text)))
        .contains("Data sent.");
    assertThat(function.sent()).containsExactly("{\"action\":\"" + text + "\"}");
  }
}
