package dev.switchboard.benchmarks.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StubBehaviourTest {

  @ParameterizedTest
  @EnumSource
  void each_is_known_by_the_stage_that_is_posted_to(StubBehaviour behaviour) {
    String stage = behaviour.stage(URI.create("http://localhost")).getPath();
    assertThat(StubBehaviour.of((byte) stage.charAt(1))).isEqualTo(behaviour);
  }

  @Test
  void only_the_first_recipient_does_not_read() {
    assertThat(StubBehaviour.ONE_THROTTLED.isSlowReader(0)).isTrue();
    assertThat(StubBehaviour.ONE_THROTTLED.isSlowReader(1)).isFalse();
    assertThat(StubBehaviour.PROMPT.isSlowReader(0)).isFalse();
  }
}
