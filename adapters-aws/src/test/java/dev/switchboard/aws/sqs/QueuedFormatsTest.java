package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.StoredFormat;
import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Jobs and reminders equal those of the golden files, written and read. A deployed release can
 * therefore process the queues of the previous one.
 */
final class QueuedFormatsTest {

  private static final Instant CONNECTED_AT = Instant.parse("2100-01-01T11:59:59.123Z");
  private static final ChannelPattern ROOMS = new ChannelPattern("/default/room/*");

  /** All kinds of work, in the order of the golden file. */
  private static final List<FanOutJob> JOBS =
      List.of(
          new FanOutJob(
              "0f8b2c6e-share",
              new FanOutJob.SendToShare(
                  List.of(new Event.Text("hello")),
                  new ChannelPattern("/broadcast"),
                  AudienceShare.WHOLE,
                  Cursor.START),
              Duration.ZERO),
          new FanOutJob(
              "0f8b2c6e-share-of-several-events",
              new FanOutJob.SendToShare(
                  List.of(
                      new Event.Json("{\"text\":\"hé 𝄞\",\"n\":1.50}"),
                      new Event.Text("tab\tquote\" back\\ \u0001"),
                      new Event.Json("[]")),
                  ROOMS,
                  new AudienceShare(64, 128),
                  new Cursor("7f#L0SM9cOFvHcCIhw=#s-1")),
              Duration.ofMillis(1_500)),
          new FanOutJob(
              "0f8b2c6e-some",
              new FanOutJob.SendToSome(
                  new Event.Json("{\"a\":1}"),
                  connections().map(QueuedFormatsTest::subscription).toList(),
                  0),
              Duration.ZERO),
          new FanOutJob(
              "0f8b2c6e-some.1.0",
              new FanOutJob.SendToSome(
                  new Event.Text(""),
                  connections().limit(1).map(QueuedFormatsTest::subscription).toList(),
                  7),
              Duration.ofMinutes(15)),
          new FanOutJob(
              "0f8b2c6e-forget",
              new FanOutJob.Forget(connections().map(Connection::id).toList()),
              Duration.ofSeconds(5)));

  /** A reminder of every protocol, in the order of the golden file. */
  private static final List<Reminder> REMINDERS =
      List.of(
          new Reminder(connection(StoredProtocol.PLAIN), 0),
          new Reminder(connection(StoredProtocol.EVENTS), 31),
          new Reminder(connection(StoredProtocol.REFUSED_EVENTS), 4_294_967_296L));

  private final QueueComponent component =
      DaggerQueueComponent.factory().create(SqsSettings.onAws(Optional.empty()));
  private final JobCodec jobs = component.jobCodec();
  private final ReminderCodec reminders = component.reminderCodec();

  @Test
  void jobs_are_written_in_the_stored_format() {
    assertThat(JOBS.stream().map(jobs::write))
        .containsExactlyElementsOf(StoredFormat.lines("jobs.jsonl"));
  }

  @Test
  void jobs_are_read_from_the_stored_format() {
    assertThat(StoredFormat.lines("jobs.jsonl").stream().map(jobs::read))
        .containsExactlyElementsOf(JOBS);
  }

  @Test
  void reminders_are_written_in_the_stored_format() {
    assertThat(REMINDERS.stream().map(reminders::write))
        .containsExactlyElementsOf(StoredFormat.lines("reminders.jsonl"));
  }

  @Test
  void reminders_are_read_from_the_stored_format() {
    assertThat(StoredFormat.lines("reminders.jsonl").stream().map(reminders::read))
        .containsExactlyElementsOf(REMINDERS.stream().map(Optional::of).toList());
  }

  private static Stream<Connection> connections() {
    return Stream.of(StoredProtocol.values()).map(QueuedFormatsTest::connection);
  }

  private static Connection connection(StoredProtocol protocol) {
    String id =
        switch (protocol) {
          case PLAIN -> "L0SM9cOFvHcCIhw=";
          case EVENTS -> "_bc_rJVWyN92bac=";
          case REFUSED_EVENTS -> "wObjQdeI3kzQ9DM=";
        };
    return protocol.connection(new ConnectionId(id), CONNECTED_AT);
  }

  private static Subscription subscription(Connection connection) {
    return new Subscription(connection, new SubscriptionId("s-1"), ROOMS);
  }
}
