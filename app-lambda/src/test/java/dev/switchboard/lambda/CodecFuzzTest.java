package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.protocol.ClientMessage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That any text becomes a message or a refusal, never an exception. */
final class CodecFuzzTest {

  private static final int ROUNDS = 20_000;
  private static final List<String> SEEDS =
      List.of(
          "{\"type\":\"subscribe\",\"id\":\"s1\",\"channel\":\"/default/*\",\"authorization\":{"
              + "\"host\":\"h\",\"x-api-key\":\"k\"},\"payload\":{\"a\":[1,{}]}}",
          "{\"type\":\"publish\",\"id\":\"p\",\"channel\":\"a/b-c/d\",\"events\":[\"{\\\"a\\\":1}\","
              + "\"\\\"\\\\u00e9\\\"\",\"7\"],\"authorization\":{\"Authorization\":\"Bearer a.b.c\"}}",
          "{\"type\":\"unsubscribe\",\"id\":\"s1\"}",
          "{\"type\":\"connection_init\"}");
  private static final String CHARACTERS = "{}[]\",:\\/*-_+ \n\0\ud800\udc00é0aZ.eEtrufalsn";

  private final JsonCodec codec = new JsonCodec();

  @Test
  void whatever_a_client_says_is_a_message_or_a_refusal_that_can_be_written() {
    Random random = new Random(20_261_125);
    for (int i = 0; i < ROUNDS; i++) {
      String text = garbled(SEEDS.get(random.nextInt(SEEDS.size())), random);

      ClientMessage message = codec.decode(text);

      if (message instanceof ClientMessage.Unreadable(var answer)) {
        assertThat(codec.encode(answer).text()).startsWith("{\"type\":\"").contains("\"errors\":[");
      }
    }
  }

  @Test
  void nothing_is_deep_enough_to_break_it() {
    for (String deep : List.of("[", "{\"a\":", "{\"authorization\":", "{\"events\":[")) {
      assertThat(codec.decode(deep.repeat(60_000))).isInstanceOf(ClientMessage.Unreadable.class);
    }
    String event = "[".repeat(60_000);
    assertThat(
            codec.decode(
                "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a\",\"events\":[\""
                    + event
                    + "\"]}"))
        .isInstanceOf(ClientMessage.Publish.class);
  }

  /** A grammar that tries again from every place would take hours for this. */
  @Test
  void the_longest_channels_and_ids_are_refused_at_once() {
    for (String unit : List.of("a", "-", "/a", "a-", "/", "/*")) {
      String channel = unit.repeat(100_000 / unit.length());
      assertThat(
              codec.decode("{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"" + channel + "\"}"))
          .isInstanceOf(ClientMessage.Unreadable.class);
      assertThat(codec.decode("{\"type\":\"unsubscribe\",\"id\":\"" + channel + "\"}"))
          .isInstanceOf(ClientMessage.Unreadable.class);
    }
  }

  private static String garbled(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    for (int changes = 1 + random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
      int at = random.nextInt(text.length());
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, other);
        case 1 -> text.insert(at, other);
        case 2 -> text.deleteCharAt(at);
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
