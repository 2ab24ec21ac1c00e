package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Reminders} promises. */
public abstract class RemindersContract {

  /** Waited for in earnest by some, so as short as a queue can count. */
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** What is asked to remind. */
  protected abstract Reminders reminders();

  /** Waits for the next reminder that is due. */
  protected abstract Reminder next();

  /** Lets time pass that {@link #next} does not wait for in earnest. */
  protected abstract void pass(Duration time);

  @Test
  void a_reminder_comes_as_it_was_left() {
    Reminder reminder = reminder("L0SM9cOFvHcCIhw=", 41);

    assertThat(reminders().schedule(List.of(reminder), Duration.ZERO)).isEmpty();

    assertThat(next()).isEqualTo(reminder);
  }

  @Test
  void many_at_once_all_come() {
    List<Reminder> many = IntStream.range(0, 25).mapToObj(i -> reminder("c" + i, i)).toList();

    assertThat(reminders().schedule(many, Duration.ZERO)).isEmpty();

    assertThat(Stream.generate(this::next).limit(25).toList())
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void none_at_all_is_fine() {
    assertThat(reminders().schedule(List.of(), Duration.ZERO)).isEmpty();
  }

  @Test
  void one_does_not_come_before_its_time() {
    Reminder later = reminder("later", 0);
    Reminder now = reminder("now", 0);

    assertThat(reminders().schedule(List.of(later), DELAY)).isEmpty();
    assertThat(reminders().schedule(List.of(now), Duration.ZERO)).isEmpty();

    assertThat(next()).isEqualTo(now);
    pass(DELAY);
    assertThat(next()).isEqualTo(later);
  }

  @Test
  void one_can_be_left_for_the_longest_time_there_is() {
    assertThat(reminders().schedule(List.of(reminder("later", 0)), Reminders.MAX_DELAY)).isEmpty();
  }

  private static Reminder reminder(String connection, long sequence) {
    Instant connectedAt = Instant.parse("2026-11-23T10:00:00.123Z");
    return new Reminder(
        new Connection(new ConnectionId(connection), connectedAt, Protocol.EVENTS), sequence);
  }
}
