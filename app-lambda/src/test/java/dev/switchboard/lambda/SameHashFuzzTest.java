package dev.switchboard.lambda;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Verifies that names with equal hashes are read like any others, and that no text affects the
 * reading of a later text.
 *
 * <p>Jackson's table of names treats 150 names with equal hashes as an attack. It then makes room
 * for other names in a way that it later reports as its own defect.
 */
final class SameHashFuzzTest {

  private static final int ENOUGH = 372;

  @Property(tries = 50)
  void a_message_with_many_of_them_is_read(
      @ForAll("places") int from, @ForAll @IntRange(max = 400) int others) {
    assertThat(new JsonCodec().decode(text(from, others)))
        .isEqualTo(new ClientMessage.Unsubscribe(new SubscriptionId("s1")));
  }

  @Property(tries = 50)
  void an_event_with_many_of_them_is_taken(
      @ForAll("places") int from, @ForAll @IntRange(max = 400) int others) {
    String event = text(from, others);

    assertThat(EventJsonReader.submitted(event))
        .isEqualTo(new SubmittedEvent.Valid(new Event.Json(event)));
  }

  private static String text(int from, int others) {
    return Stream.of(
            Stream.of("\"type\":\"unsubscribe\"", "\"id\":\"s1\""),
            IntStream.range(0, others).mapToObj(each -> "\"" + (from ^ each) + "\":1"),
            IntStream.range(0, ENOUGH).mapToObj(each -> "\"" + sameHash(from ^ each) + "\":1"))
        .flatMap(members -> members)
        .collect(joining(",", "{", "}"));
  }

  /**
   * Returns a name of 13 pairs. Each is one of two pairs with equal hashes, in a hash that
   * multiplies by 33.
   */
  private static String sameHash(int number) {
    return IntStream.range(0, 13)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Ab" : "BA")
        .collect(joining());
  }

  @Provide
  Arbitrary<Integer> places() {
    return JsonTexts.places();
  }
}
