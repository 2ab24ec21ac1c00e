package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.RemindersContract;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the contract of reminders over ElasticMQ, and tests behaviour specific to SQS. */
final class SqsRemindersTest extends RemindersContract {

  private static final LocalSqs SQS = LocalSqs.start();
  private static final List<Reminder> ONE =
      List.of(new Reminder(Connection.plain(new ConnectionId("ada"), Instant.EPOCH), 0));

  private final URI url = SQS.createQueue();
  private final Reminders reminders = reminders(SQS.settings(url));

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Override
  protected Reminders reminders() {
    return reminders;
  }

  @Override
  protected Reminder next() {
    return new JsonReminderCodec().read(SQS.next(url).body()).orElseThrow();
  }

  /** Does nothing, because {@link #next} waits in real time. */
  @Override
  protected void pass(Duration time) {}

  @Test
  void a_queue_that_does_not_exist_rejects_all() {
    Reminders missing = reminders(SQS.settings(URI.create(url + "-missing")));

    assertThat(missing.schedule(ONE, Duration.ZERO)).isEqualTo(ONE);
  }

  @Test
  void without_a_queue_all_are_rejected() {
    Reminders none = reminders(SqsSettings.onAws(Optional.empty()));

    assertThat(none.schedule(ONE, Duration.ZERO)).isEqualTo(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[",
        "[]",
        "[\"ada\"]",
        "[\"ada\",1,\"EVENTS\"]",
        "[\"ada\",1,\"EVENTS\",-1]",
        "[\"ada\",1,\"DANCE\",0]",
        "[\"\",1,\"EVENTS\",0]",
        "[7,1,\"EVENTS\",0]",
        "[\"ada\",1,\"EVENTS\",0,0]",
        "[\"ada\",1,\"EVENTS\",0] 1"
      })
  void a_text_that_is_no_reminder_is_not_read(String text) {
    assertThat(new JsonReminderCodec().read(text)).isEmpty();
  }

  private static Reminders reminders(SqsSettings settings) {
    return DaggerQueueComponent.factory().create(settings).reminders();
  }
}
