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
 * That names of the same hash are names like any other, and that what is read of one text does not
 * depend on the texts before it.
 *
 * <p>In Jackson's table of names, 150 of the same hash are taken for an attack, and make room for
 * others in a way that it later takes for a defect of its own.
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

  /** 13 pairs, each one of two that are the same in a hash that multiplies by 33. */
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
