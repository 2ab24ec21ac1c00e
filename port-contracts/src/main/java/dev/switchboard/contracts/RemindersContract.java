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

/** The contract of every {@link Reminders}. */
public abstract class RemindersContract {

  /** One second, the smallest delay of a queue, because some implementations wait in real time. */
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** Returns the reminders under test. */
  protected abstract Reminders reminders();

  /** Waits for the next reminder that is due. */
  protected abstract Reminder next();

  /** Advances the time, unless {@link #next} waits in real time. */
  protected abstract void pass(Duration time);

  @Test
  void a_reminder_arrives_unchanged() {
    Reminder reminder = reminder("L0SM9cOFvHcCIhw=", 41);

    assertThat(reminders().schedule(List.of(reminder), Duration.ZERO)).isEmpty();

    assertThat(next()).isEqualTo(reminder);
  }

  @Test
  void many_reminders_in_one_call_all_arrive() {
    List<Reminder> many = IntStream.range(0, 25).mapToObj(i -> reminder("c" + i, i)).toList();

    assertThat(reminders().schedule(many, Duration.ZERO)).isEmpty();

    assertThat(Stream.generate(this::next).limit(25).toList())
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void an_empty_list_is_accepted() {
    assertThat(reminders().schedule(List.of(), Duration.ZERO)).isEmpty();
  }

  @Test
  void a_reminder_does_not_arrive_before_it_is_due() {
    Reminder later = reminder("later", 0);
    Reminder now = reminder("now", 0);

    assertThat(reminders().schedule(List.of(later), DELAY)).isEmpty();
    assertThat(reminders().schedule(List.of(now), Duration.ZERO)).isEmpty();

    assertThat(next()).isEqualTo(now);
    pass(DELAY);
    assertThat(next()).isEqualTo(later);
  }

  @Test
  void a_reminder_can_have_the_maximum_delay() {
    assertThat(reminders().schedule(List.of(reminder("later", 0)), Reminders.MAX_DELAY)).isEmpty();
  }

  private static Reminder reminder(String connection, long sequence) {
    Instant connectedAt = Instant.parse("2026-11-23T10:00:00.123Z");
    return new Reminder(
        new Connection(new ConnectionId(connection), connectedAt, Protocol.EVENTS), sequence);
  }
}
