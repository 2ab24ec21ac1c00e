package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Integration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which version handles which event. */
final class RolloutTest {

  @Test
  void replaces_the_earlier_version_while_events_take_turns() {
    assertThat(versions(Rollout.deployment(2, 4))).isEqualTo("ee" + "cece" + "cc");
  }

  @Test
  void returns_to_the_earlier_version_the_same_way() {
    assertThat(versions(Rollout.rollback(2, 4))).isEqualTo("cc" + "ecec" + "ee");
  }

  @Test
  void counts_the_events_of_all_functions() {
    AtomicInteger events = new AtomicInteger();
    Integration one = Rollout.deployment(1, 0).function(_ -> "e", _ -> "c", events);
    Integration other = Rollout.deployment(1, 0).function(_ -> "e", _ -> "c", events);

    assertThat(one.invoke("") + other.invoke("")).isEqualTo("ec");
  }

  private static String versions(Rollout rollout) {
    Integration function = rollout.function(_ -> "e", _ -> "c", new AtomicInteger());
    return IntStream.range(0, 8).mapToObj(_ -> function.invoke("")).collect(Collectors.joining());
  }
}
