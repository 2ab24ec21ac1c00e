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

  private static final PostFate DELIVERED = new PostFate.Delivered();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
  private final Faults faults = new Faults(now::get);

  @Test
  void nothing_goes_wrong_unless_it_is_set() {
    assertThat(fates(100)).containsOnly(DELIVERED);
    assertThat(faults.all()).isEmpty();
    assertThat(faults.losesDisconnects() || faults.freezes()).isFalse();
    assertThat(faults.cutsAfter()).isEmpty();
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

    assertThat(List.of(faults.of("a"), faults.of("b"), faults.of("c"), faults.of("b")))
        .containsExactly(
            DELIVERED, PostFate.Refused.THROTTLED, DELIVERED, PostFate.Refused.THROTTLED);
  }

  @Test
  void a_slow_consumer_without_a_name_is_the_first_that_is_posted_to() {
    faults.set(new Fault.SlowConsumer(""));

    assertThat(List.of(faults.of("a"), faults.of("b"), faults.of("a")))
        .containsExactly(PostFate.Refused.THROTTLED, DELIVERED, PostFate.Refused.THROTTLED);
  }

  @Test
  void a_share_of_posts_is_spread_evenly_and_exact() {
    faults.set(new Fault.FailedPosts(new Share(25)));

    List<PostFate> fates = fates(1000);
    assertThat(Collections.frequency(fates, PostFate.Refused.FAILED)).isEqualTo(250);
    assertThat(Collections.frequency(fates.subList(0, 100), PostFate.Refused.FAILED)).isEqualTo(25);
  }

  @Test
  void a_post_that_is_refused_is_not_late_as_well() {
    faults.set(new Fault.LatePosts(new Share(100), Duration.ofSeconds(1)));
    assertThat(fates(3)).containsOnly(new PostFate.Late(Duration.ofSeconds(1)));

    faults.set(new Fault.GonePosts(new Share(100)));
    assertThat(fates(3)).containsOnly(PostFate.Refused.GONE);
  }

  @Test
  void one_of_a_kind_takes_the_place_of_the_other() {
    faults.set(new Fault.FailedPosts(new Share(100)));
    faults.set(new Fault.FailedPosts(new Share(50)));

    assertThat(faults.all()).containsExactly(new Fault.FailedPosts(new Share(50)));
  }

  @Test
  void what_was_set_can_be_cleared() {
    faults.set(new Fault.FailedPosts(new Share(100)));
    faults.set(new Fault.Freeze());

    assertThat(faults.clear("failed-posts")).isTrue();
    assertThat(faults.clear("failed-posts")).isFalse();
    assertThat(faults.all()).containsExactly(new Fault.Freeze());
    faults.clear();
    assertThat(faults.all()).isEmpty();
  }

  private List<PostFate> fates(int posts) {
    return Stream.generate(() -> faults.of("a")).limit(posts).toList();
  }

  private int passed(int posts) {
    return Collections.frequency(fates(posts), DELIVERED);
  }
}
