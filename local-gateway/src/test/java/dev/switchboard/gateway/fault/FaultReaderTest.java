package dev.switchboard.gateway.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultReaderTest {

  @Test
  void every_kind_can_be_read() {
    assertThat(FaultReader.read("throttle=100/50")).isEqualTo(new Fault.Throttle(100, 50));
    assertThat(FaultReader.read("slow-consumer")).isEqualTo(new Fault.SlowConsumer(""));
    assertThat(FaultReader.read("slow-consumer=L0SM9cOFvHcCIhw="))
        .isEqualTo(new Fault.SlowConsumer("L0SM9cOFvHcCIhw="));
    assertThat(FaultReader.read("failed-posts=10%"))
        .isEqualTo(new Fault.FailedPosts(new Percentage(10)));
    assertThat(FaultReader.read("gone-posts=0.5%"))
        .isEqualTo(new Fault.GonePosts(new Percentage(0.5)));
    assertThat(FaultReader.read("late-posts=5%/2s"))
        .isEqualTo(new Fault.LatePosts(new Percentage(5), Duration.ofSeconds(2)));
    assertThat(FaultReader.read("lost-disconnects")).isEqualTo(new Fault.LostDisconnects());
    assertThat(FaultReader.read("cut-after=500ms"))
        .isEqualTo(new Fault.CutAfter(Duration.ofMillis(500)));
    assertThat(FaultReader.read("freeze")).isEqualTo(new Fault.Freeze());
    assertThat(FaultReader.FORMS).hasSize(Fault.class.getPermittedSubclasses().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"throttle=100/50", "failed-posts=10%", "late-posts=0.5%/20ms", "cut-after=500ms"})
  void a_fault_formats_as_it_was_parsed(String text) {
    Fault fault = FaultReader.read(text);

    assertThat(fault.name() + "=" + fault.value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throttle",
        "throttle=",
        "throttle=10",
        "throttle=0/5",
        "throttle=1/2/3",
        "throttle=a/b",
        "failed-posts=10",
        "failed-posts=0%",
        "failed-posts=101%",
        "failed-posts=NaN%",
        "late-posts=10%",
        "late-posts=10%/soon",
        "cut-after=5",
        "cut-after=0s",
        "freeze=yes",
        "lost-disconnects=10%"
      })
  void a_malformed_fault_is_refused_with_its_format(String text) {
    assertThatThrownBy(() -> FaultReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("The fault is '.*': expected " + text.split("=", 2)[0] + ".*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "flood", "thro", "throttle[=1", "THROTTLE=1/1"})
  void an_unknown_fault_is_refused_with_the_known_ones(String text) {
    assertThatThrownBy(() -> FaultReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are throttle=POSTS_PER_SECOND/BURST, slow-consumer");
  }
}
