package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests invocations that end too late. */
final class InvocationEndTest {

  @Test
  void an_invocation_may_take_five_seconds_to_answer() {
    assertThat(ending(Duration.ofSeconds(5)).breach()).isEmpty();
    assertThat(ending(Duration.ofSeconds(-10)).breach()).isEmpty();
  }

  @Test
  void an_invocation_that_takes_longer_is_killed_by_lambda() {
    assertThat(ending(Duration.ofMillis(5_001)).breach())
        .hasValue(
            new Breach(Promise.ENDS_IN_TIME, "it ended PT5.001S after its deadline: the worker"));
  }

  private static InvocationEnd ending(Duration late) {
    return new InvocationEnd("the worker", SamplePeer.NOON, SamplePeer.NOON.plus(late));
  }
}
