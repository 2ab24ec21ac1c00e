package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of reading a client's text in every notation of the gateway. */
final class MessageBodyTest {

  private static final GatewayEvent EMPTY = new GatewayEvent.Unreadable("The message is empty.");
  private static final GatewayEvent NOT_TEXT =
      new GatewayEvent.Unreadable("The message's body is not UTF-8 in base64.");

  @Test
  void a_message_without_a_body_is_unreadable() {
    assertThat(
            read(
                """
                "isBase64Encoded": false
                """))
        .isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "7", "true", "{}", "{\"body\": \"hello\"}", "[\"hello\"]"})
  void a_message_whose_body_is_no_text_is_unreadable(String body) {
    assertThat(plain(body)).isEqualTo(EMPTY);
    assertThat(base64(body)).isEqualTo(EMPTY);
  }

  @Test
  void white_space_is_a_message() {
    assertThat(plain("\" \\n\"")).isEqualTo(said(" \n"));
  }

  @Test
  void escapes_are_resolved() {
    assertThat(plain("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\u0000 \\ud834\\udd1e\""))
        .isEqualTo(said("\" \\ / \b\f\n\r\t é \0 𝄞"));
  }

  @Test
  void text_outside_the_basic_plane_is_kept() {
    assertThat(plain("\"𝄞 and 👩‍👩‍👧\"")).isEqualTo(said("𝄞 and 👩‍👩‍👧"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xxxx", "éé", "𝄞"})
  void text_of_128_kb_is_read_whole(String fourBytes) {
    String text = fourBytes.repeat(32 * 1024);

    assertThat(plain("\"" + text + "\"")).isEqualTo(said(text));
    assertThat(base64(encoded(text.getBytes(UTF_8)))).isEqualTo(said(text));
  }

  @Test
  void text_of_128_kb_is_read_whole_also_when_all_of_it_is_escaped() {
    assertThat(plain("\"" + "\\ud834\\udd1e".repeat(32 * 1024) + "\""))
        .isEqualTo(said("𝄞".repeat(32 * 1024)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "\"quotes\" and \n", "é 𝄞 👩‍👩‍👧"})
  void base64_is_decoded_when_the_event_says_so(String text) {
    assertThat(base64(encoded(text.getBytes(UTF_8)))).isEqualTo(said(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "null", "\"true\"", "1"})
  void base64_is_just_text_when_the_event_does_not_say_so(String says) {
    assertThat(
            read(
                """
                "body": "aGVsbG8=", "isBase64Encoded": %s
                """
                    .formatted(says)))
        .isEqualTo(said("aGVsbG8="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%\"", "\"====\"", "\"aGVsbG8=x\"", "\"a\"", "\"hé\"", "\"aGVs bG8=\""})
  void malformed_base64_is_unreadable(String body) {
    assertThat(base64(body)).isEqualTo(NOT_TEXT);
  }

  @Test
  void base64_of_bytes_that_are_not_utf_8_is_unreadable() {
    assertThat(base64(encoded(new byte[] {'h', (byte) 0xC3, '('}))).isEqualTo(NOT_TEXT);
  }

  private static GatewayEvent said(String text) {
    return GoldenEvent.message(text);
  }

  private static String encoded(byte[] bytes) {
    return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }

  private static GatewayEvent plain(String body) {
    return read(
        """
        "body": %s, "isBase64Encoded": false
        """
            .formatted(body));
  }

  private static GatewayEvent base64(String body) {
    return read(
        """
        "body": %s, "isBase64Encoded": true
        """
            .formatted(body));
  }

  private static GatewayEvent read(String fields) {
    String event =
        """
        {
          "requestContext": {
            "eventType": "MESSAGE",
            "connectedAt": 1708326702789,
            "connectionId": "L0SM9cOFvHcCIhw="
          },
          %s
        }
        """
            .formatted(fields);
    return GatewayEventReader.read(event.getBytes(UTF_8));
  }
}
