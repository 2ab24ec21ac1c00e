package dev.switchboard.aws.sqs;

import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.pacing.BoundedExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends reminders to a queue as delayed messages, ten with each call, and several calls at once.
 *
 * <p>A batch that the queue rejects as too long is sent again in smaller ones, down to one
 * reminder.
 *
 * <p>A call that fails may have succeeded at the server. Its reminders are returned as rejected,
 * and may be delivered nevertheless.
 */
final class SqsReminders implements Reminders {

  private static final int MAX_BATCH = 10;

  /**
   * The maximum number of concurrent calls. An invocation has seconds for 1,000 reminders, which
   * are four rounds of calls.
   */
  private static final int CALLS_AT_ONCE = 32;

  private final SqsClient client;
  private final URI queue;
  private final ReminderCodec codec;

  SqsReminders(SqsClient client, URI queue, ReminderCodec codec) {
    this.client = client;
    this.queue = queue;
    this.codec = codec;
  }

  @Override
  public List<Reminder> schedule(List<Reminder> reminders, Duration delay) {
    Set<Reminder> accepted = ConcurrentHashMap.newKeySet();
    AtomicBoolean unresponsive = new AtomicBoolean();
    try (BoundedExecutor executor = new BoundedExecutor(CALLS_AT_ONCE)) {
      for (int from = 0; from < reminders.size(); from += MAX_BATCH) {
        List<Reminder> batch =
            reminders.subList(from, Math.min(from + MAX_BATCH, reminders.size()));
        executor.submit(
            () -> {
              // A queue that does not respond is not called again: each call would cost seconds.
              if (!unresponsive.get() && !sendBatch(batch, delay, accepted)) {
                unresponsive.set(true);
              }
            });
      }
    }
    return reminders.stream().filter(each -> !accepted.contains(each)).toList();
  }

  /**
   * Sends a batch, and returns whether the queue responded. If it did not, no reminder of the batch
   * is accepted. A batch that the queue rejects as too long is sent in halves.
   */
  private boolean sendBatch(List<Reminder> batch, Duration delay, Set<Reminder> accepted) {
    try {
      List<Reminder> rejected = send(batch, delay);
      batch.stream().filter(each -> !rejected.contains(each)).forEach(accepted::add);
      return true;
    } catch (SqsException rejection) {
      return SqsLengthErrors.isTooLong(rejection) && sendHalves(batch, delay, accepted);
    } catch (SdkException noResponse) {
      return false;
    }
  }

  /**
   * Sends a batch in two halves. A single reminder that is too long is rejected, which counts as a
   * response.
   */
  private boolean sendHalves(List<Reminder> batch, Duration delay, Set<Reminder> accepted) {
    int middle = batch.size() / 2;
    return middle == 0
        || (sendBatch(batch.subList(0, middle), delay, accepted)
            && sendBatch(batch.subList(middle, batch.size()), delay, accepted));
  }

  private List<Reminder> send(List<Reminder> batch, Duration delay) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i), delay)).toList();
    SendMessageBatchResponse response =
        client.sendMessageBatch(send -> send.queueUrl(queue.toString()).entries(entries));
    return response.failed().stream().map(each -> batch.get(Integer.parseInt(each.id()))).toList();
  }

  /** Rounds the delay up to whole seconds, so that no reminder is early. */
  private SendMessageBatchRequestEntry entry(int number, Reminder reminder, Duration delay) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageBody(codec.write(reminder))
        .delaySeconds(Math.toIntExact(delay.plusSeconds(1).minusNanos(1).toSeconds()))
        .build();
  }
}
