package dev.switchboard.gateway.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FaultsTest {

  private static final PostOutcome DELIVERED = new PostOutcome.Delivered();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
  private final Faults faults = new Faults(now::get);

  @Test
  void posts_are_delivered_without_a_fault() {
    assertThat(outcomes(100)).containsOnly(DELIVERED);
    assertThat(faults.all()).isEmpty();
    assertThat(faults.losesDisconnects() || faults.freezes()).isFalse();
    assertThat(faults.cutAfter()).isEmpty();
  }

  @Test
  void a_throttle_lets_a_burst_through_and_then_its_rate() {
    faults.set(new Fault.Throttle(10, 5));

    assertThat(passed(20)).isEqualTo(5);
    now.updateAndGet(instant -> instant.plusMillis(300));
    assertThat(passed(20)).isEqualTo(3);
    now.updateAndGet(instant -> instant.plusSeconds(60));
    assertThat(passed(20)).isEqualTo(5);
  }

  @Test
  void a_slow_consumer_is_the_one_that_was_named() {
    faults.set(new Fault.SlowConsumer("b"));

    assertThat(
            List.of(
                faults.nextPost("a"),
                faults.nextPost("b"),
                faults.nextPost("c"),
                faults.nextPost("b")))
        .containsExactly(
            DELIVERED, PostOutcome.Refused.THROTTLED, DELIVERED, PostOutcome.Refused.THROTTLED);
  }

  @Test
  void without_an_id_the_first_connection_with_a_post_is_the_slow_consumer() {
    faults.set(new Fault.SlowConsumer(""));

    assertThat(List.of(faults.nextPost("a"), faults.nextPost("b"), faults.nextPost("a")))
        .containsExactly(PostOutcome.Refused.THROTTLED, DELIVERED, PostOutcome.Refused.THROTTLED);
  }

  @Test
  void a_share_of_posts_is_spread_evenly_and_exact() {
    faults.set(new Fault.FailedPosts(new Percentage(25)));

    List<PostOutcome> outcomes = outcomes(1000);
    assertThat(Collections.frequency(outcomes, PostOutcome.Refused.FAILED)).isEqualTo(250);
    assertThat(Collections.frequency(outcomes.subList(0, 100), PostOutcome.Refused.FAILED))
        .isEqualTo(25);
  }

  @Test
  void a_post_that_is_refused_is_not_late_as_well() {
    faults.set(new Fault.LatePosts(new Percentage(100), Duration.ofSeconds(1)));
    assertThat(outcomes(3)).containsOnly(new PostOutcome.Late(Duration.ofSeconds(1)));

    faults.set(new Fault.GonePosts(new Percentage(100)));
    assertThat(outcomes(3)).containsOnly(PostOutcome.Refused.GONE);
  }

  @Test
  void a_fault_replaces_another_of_its_kind() {
    faults.set(new Fault.FailedPosts(new Percentage(100)));
    faults.set(new Fault.FailedPosts(new Percentage(50)));

    assertThat(faults.all()).containsExactly(new Fault.FailedPosts(new Percentage(50)));
  }

  @Test
  void a_fault_can_be_cleared() {
    faults.set(new Fault.FailedPosts(new Percentage(100)));
    faults.set(new Fault.Freeze());

    assertThat(faults.clear("failed-posts")).isTrue();
    assertThat(faults.clear("failed-posts")).isFalse();
    assertThat(faults.all()).containsExactly(new Fault.Freeze());
    faults.clear();
    assertThat(faults.all()).isEmpty();
  }

  private List<PostOutcome> outcomes(int posts) {
    return Stream.generate(() -> faults.nextPost("a")).limit(posts).toList();
  }

  private int passed(int posts) {
    return Collections.frequency(outcomes(posts), DELIVERED);
  }
}
