package dev.switchboard.aws;

import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Reminders;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Leaves reminders in a queue whose messages wait until they are due, ten with each call.
 *
 * <p>A call that fails may have been heard all the same: its reminders are answered as not taken,
 * and may be delivered in spite of it.
 */
final class SqsReminders implements Reminders {

  private static final int MOST_IN_A_BATCH = 10;

  private final SqsClient client;
  private final URI queue;
  private final ReminderCodec codec;

  SqsReminders(SqsClient client, URI queue, ReminderCodec codec) {
    this.client = client;
    this.queue = queue;
    this.codec = codec;
  }

  @Override
  public List<Reminder> remind(List<Reminder> about, Duration after) {
    List<Reminder> left = new ArrayList<>();
    for (int from = 0; from < about.size(); from += MOST_IN_A_BATCH) {
      List<Reminder> batch = about.subList(from, Math.min(from + MOST_IN_A_BATCH, about.size()));
      try {
        left.addAll(send(batch, after));
      } catch (SdkException silence) {
        // A queue that does not answer is not asked again: each time would cost seconds.
        left.addAll(about.subList(from, about.size()));
        return left;
      }
    }
    return left;
  }

  private List<Reminder> send(List<Reminder> batch, Duration after) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i), after)).toList();
    SendMessageBatchResponse response =
        client.sendMessageBatch(send -> send.queueUrl(queue.toString()).entries(entries));
    return response.failed().stream().map(each -> batch.get(Integer.parseInt(each.id()))).toList();
  }

  /** Whole seconds, up: never before its time. */
  private SendMessageBatchRequestEntry entry(int number, Reminder reminder, Duration after) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageBody(codec.write(reminder))
        .delaySeconds(Math.toIntExact(after.plusSeconds(1).minusNanos(1).toSeconds()))
        .build();
  }
}
