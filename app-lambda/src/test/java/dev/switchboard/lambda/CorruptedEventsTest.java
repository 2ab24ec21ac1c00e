package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies that readers never fail: any bytes result in an event. */
final class CorruptedEventsTest {

  private static final int TIMES = 5_000;
  private static final int EDITS = 8;
  private static final String QUEUE =
      """
      {"Records":[{"messageId":"m-1","body":"b","attributes":{"ApproximateReceiveCount":"1"}},
      {"messageId":"m-2","body":"{}","attributes":{}},1,[2],{}]}
      """;
  private static final byte[] SYNTAX = "{}[]\":,\\/u0-.eE+tfn \n".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void an_event_garbled_at_random_is_an_event(GoldenEvent golden) {
    Random random = new Random(20_261_123);
    for (int time = 0; time < TIMES; time++) {
      byte[] event = garbled(golden.json().getBytes(UTF_8), random);

      assertThatCode(() -> GatewayEventReader.read(event))
          .as(() -> "In base64: " + Base64.getEncoder().encodeToString(event))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void a_queues_event_garbled_at_random_is_an_event() {
    Random random = new Random(20_261_125);
    for (int time = 0; time < TIMES; time++) {
      byte[] event = garbled(QUEUE.getBytes(UTF_8), random);

      assertThatCode(() -> QueueEventReader.read(event))
          .as(() -> "In base64: " + Base64.getEncoder().encodeToString(event))
          .doesNotThrowAnyException();
    }
  }

  private static byte[] garbled(byte[] event, Random random) {
    byte[] garbled = event;
    for (int edits = random.nextInt(1, EDITS + 1); edits > 0; edits--) {
      garbled = edited(garbled, random);
    }
    return garbled;
  }

  /** Replaces a part, often an empty one, with other bytes, often none. */
  private static byte[] edited(byte[] event, Random random) {
    int from = random.nextInt(event.length + 1);
    int to = Math.min(from + random.nextInt(4), event.length);
    ByteArrayOutputStream edited = new ByteArrayOutputStream();
    edited.write(event, 0, from);
    for (int more = random.nextInt(4); more > 0; more--) {
      edited.write(
          random.nextBoolean() ? SYNTAX[random.nextInt(SYNTAX.length)] : random.nextInt(256));
    }
    edited.write(event, to, event.length - to);
    return edited.toByteArray();
  }
}
