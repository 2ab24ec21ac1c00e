package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reminders that require many calls, for which a function has only seconds. */
final class SqsManyRemindersTest {

  private static final LocalSqs SQS = LocalSqs.start();

  private final URI url = SQS.createQueue();
  private final PartialSqs partial = PartialSqs.before(SQS.endpoint());
  private final Reminders reminders =
      DaggerQueueComponent.factory()
          .create(
              new SqsSettings(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(url),
                  AwsAccess.LAPTOP,
                  Optional.of(partial.endpoint())))
          .reminders();

  SqsManyRemindersTest() throws IOException {}

  @AfterEach
  void closePartial() {
    partial.close();
  }

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Test
  void many_reminders_are_sent_with_many_calls_at_once() {
    List<Reminder> about = reminders(315);
    partial.gather(32);

    assertThat(reminders.schedule(about, Duration.ZERO)).isEmpty();

    assertThat(arrived(315)).containsExactlyInAnyOrderElementsOf(about);
  }

  @Test
  void failed_reminders_are_returned_in_order_and_all_others_arrive() {
    List<Reminder> about = reminders(45);
    List<Reminder> failed = List.of(about.get(3), about.get(10), about.get(44));
    failed.forEach(each -> partial.fail(each.connection().id().value()));

    assertThat(reminders.schedule(about, Duration.ZERO)).isEqualTo(failed);

    assertThat(arrived(42))
        .containsExactlyInAnyOrderElementsOf(
            about.stream().filter(each -> !failed.contains(each)).toList());
  }

  @Test
  void batches_that_are_too_long_are_sent_in_smaller_ones() {
    List<Reminder> about = reminders(45);
    partial.limitBatches(100);

    assertThat(reminders.schedule(about, Duration.ZERO)).isEmpty();

    assertThat(arrived(45)).containsExactlyInAnyOrderElementsOf(about);
  }

  @Test
  void all_reminders_are_sent_but_one_that_is_too_long_alone() {
    Reminder tooLong =
        new Reminder(Connection.plain(new ConnectionId("x".repeat(100)), Instant.EPOCH), 0);
    List<Reminder> others = reminders(12);
    List<Reminder> about = new ArrayList<>(others);
    about.add(4, tooLong);
    partial.limitBatches(100);

    assertThat(reminders.schedule(about, Duration.ZERO)).containsExactly(tooLong);

    assertThat(arrived(12)).containsExactlyInAnyOrderElementsOf(others);
  }

  private List<Reminder> arrived(int count) {
    return Stream.generate(() -> new JsonReminderCodec().read(SQS.next(url).body()).orElseThrow())
        .limit(count)
        .toList();
  }

  private static List<Reminder> reminders(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Reminder(
                    Connection.plain(new ConnectionId("(" + i + ")"), Instant.EPOCH.plusMillis(i)),
                    0))
        .toList();
  }
}
