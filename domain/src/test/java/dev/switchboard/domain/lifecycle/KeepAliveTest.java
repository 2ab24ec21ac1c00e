package dev.switchboard.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keep-alives: each connection has one chain of reminders. */
final class KeepAliveTest {

  private static final Duration INTERVAL = Duration.ofMinutes(8);
  private static final Connection ADA = connection("ada", Duration.ofHours(1));

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<String> left = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private boolean queueTakes = true;

  @Test
  void a_due_reminder_sends_a_keep_alive_and_schedules_the_next() {
    store.has(ADA, 3);

    KeepAliveReport report = handle(new Reminder(ADA, 3));

    assertThat(transport.sent()).containsExactly("ada: KeepAlive[]");
    assertThat(left).containsExactly("ada 4");
    assertThat(delays).allMatch(each -> within(each, INTERVAL));
    assertThat(store.sequence(ADA.id())).hasValue(4);
    assertThat(report).isEqualTo(new KeepAliveReport(1, 1, 0, 0, List.of()));
  }

  @Test
  void an_outdated_reminder_ends() {
    store.has(ADA, 4);

    assertThat(handle(new Reminder(ADA, 3)).reached()).isZero();
    assertThat(transport.sent()).isEmpty();
    assertThat(left).isEmpty();
  }

  /** The row was not advanced because of a crash, but the next reminder was scheduled. */
  @Test
  void a_reminder_ahead_of_its_row_continues() {
    store.has(ADA, 3);

    assertThat(handle(new Reminder(ADA, 4)).reached()).isEqualTo(1);
    assertThat(left).containsExactly("ada 5");
    assertThat(store.sequence(ADA.id())).hasValue(5);
  }

  @Test
  void a_reminder_that_is_delivered_twice_leaves_one_chain() {
    store.has(ADA, 0);

    handle(new Reminder(ADA, 0));
    handle(new Reminder(ADA, 0));

    assertThat(left).containsExactly("ada 1");
  }

  @Test
  void of_two_chains_one_ends_at_the_next_sequence() {
    store.has(ADA, 1);

    handle(new Reminder(ADA, 1));
    handle(new Reminder(ADA, 1));

    assertThat(left).containsExactly("ada 2");
  }

  /** Both are current, and would arrive together each time. */
  @Test
  void of_two_chains_in_step_one_ends() {
    store.has(ADA, 1);

    KeepAliveReport report = handle(new Reminder(ADA, 1), new Reminder(ADA, 1));

    assertThat(transport.sent()).containsExactly("ada: KeepAlive[]");
    assertThat(left).containsExactly("ada 2");
    assertThat(report).isEqualTo(new KeepAliveReport(2, 1, 0, 0, List.of()));
  }

  /** If handled in two calls at the same moment, they would arrive together again. */
  @Test
  void two_chains_in_step_drift_apart_at_random() {
    for (int sequence = 0; sequence < 20; sequence++) {
      store.has(ADA, sequence);
      handle(new Reminder(ADA, sequence));
    }

    assertThat(delays).hasSize(20).allMatch(each -> within(each, INTERVAL));
    assertThat(Set.copyOf(delays)).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void of_two_reminders_in_one_call_the_higher_sequence_counts(long first) {
    store.has(ADA, 1);

    handle(new Reminder(ADA, first), new Reminder(ADA, 3 - first));

    assertThat(transport.sent()).hasSize(1);
    assertThat(left).containsExactly("ada 3");
  }

  @Test
  void a_reminder_of_an_unknown_connection_ends() {
    assertThat(handle(new Reminder(ADA, 0)).reached()).isZero();
    assertThat(transport.sent()).isEmpty();
    assertThat(left).isEmpty();
  }

  @Test
  void a_connection_that_is_gone_is_removed_and_not_scheduled() {
    store.has(ADA, 0);
    transport.on(ADA, new Delivery.Gone());

    assertThat(handle(new Reminder(ADA, 0)).gone()).isEqualTo(1);
    assertThat(store.sequence(ADA.id())).isEmpty();
    assertThat(left).isEmpty();
  }

  @Test
  void a_connection_that_may_still_be_opening_is_kept_and_retried_soon() {
    Connection bob = connection("bob", Duration.ofSeconds(1));
    store.has(bob, 0);
    transport.on(bob, new Delivery.Gone());

    assertThat(handle(new Reminder(bob, 0)).unreached()).isEqualTo(1);
    assertThat(store.sequence(bob.id())).hasValue(0);
    assertThat(left).containsExactly("bob 0");
    assertThat(delays).allMatch(each -> within(each, Duration.ofSeconds(30)));
  }

  @Test
  void a_throttled_keep_alive_is_retried_before_the_idle_timeout() {
    store.has(ADA, 2);
    transport.on(ADA, new Delivery.Throttled());

    assertThat(handle(new Reminder(ADA, 2)).unreached()).isEqualTo(1);
    assertThat(left).containsExactly("ada 2");
    assertThat(delays).allMatch(each -> within(each, Duration.ofSeconds(30)));
  }

  @Test
  void a_reminder_whose_next_cannot_be_scheduled_is_delivered_again() {
    store.has(ADA, 2);
    queueTakes = false;

    assertThat(handle(new Reminder(ADA, 2)).unhandled()).containsExactly(new Reminder(ADA, 2));
    assertThat(store.sequence(ADA.id())).hasValue(2);
  }

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new StoreUnavailableException("The store is down."),
        new IllegalStateException("A defect."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_reminder_for_which_the_store_fails_is_delivered_again_and_the_others_are_handled(
      RuntimeException failure) {
    Connection bob = connection("bob", Duration.ofHours(1));
    store.has(ADA, 0);
    store.has(bob, 0);
    store.failSequenceOf(bob, failure);

    KeepAliveReport report = handle(new Reminder(ADA, 0), new Reminder(bob, 0));

    assertThat(report.reached()).isEqualTo(1);
    assertThat(report.unhandled()).containsExactly(new Reminder(bob, 0));
  }

  private KeepAliveReport handle(Reminder... due) {
    KeepAlive keepAlive = TestLifecycles.keepAlive(store, transport, this::remind, INTERVAL);
    return keepAlive.handle(List.of(due), TestLifecycles.DEADLINE);
  }

  private List<Reminder> remind(List<Reminder> about, Duration after) {
    if (!queueTakes) {
      return about;
    }
    about.forEach(each -> left.add(each.connection().id() + " " + each.sequence()));
    delays.add(after);
    return List.of();
  }

  /** Returns whether a delay is at most as long as configured, and at most a sixteenth shorter. */
  private static boolean within(Duration delay, Duration told) {
    Duration least = told.minus(told.dividedBy(16));
    return delay.compareTo(least) >= 0 && delay.compareTo(told) <= 0;
  }

  private static Connection connection(String id, Duration age) {
    Instant connectedAt = TestLifecycles.DEADLINE.minus(Duration.ofSeconds(20)).minus(age);
    return new Connection(new ConnectionId(id), connectedAt, Protocol.EVENTS);
  }
}
