package dev.switchboard.aws.sqs;

import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.fanout.BoundedExecutor;
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
 * Leaves reminders in a queue whose messages wait until they are due, ten with each call, and
 * several calls at once.
 *
 * <p>A batch that the queue refuses as too long is sent again in smaller ones, down to one
 * reminder.
 *
 * <p>A call that fails may have been heard all the same: its reminders are answered as not taken,
 * and may be delivered in spite of it.
 */
final class SqsReminders implements Reminders {

  private static final int MOST_IN_A_BATCH = 10;

  /** The 1,000 reminders of an invocation are four times this many calls, and it has seconds. */
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
  public List<Reminder> remind(List<Reminder> about, Duration after) {
    Set<Reminder> taken = ConcurrentHashMap.newKeySet();
    AtomicBoolean silent = new AtomicBoolean();
    try (BoundedExecutor executor = new BoundedExecutor(CALLS_AT_ONCE)) {
      for (int from = 0; from < about.size(); from += MOST_IN_A_BATCH) {
        List<Reminder> batch = about.subList(from, Math.min(from + MOST_IN_A_BATCH, about.size()));
        executor.submit(
            () -> {
              // A queue that does not answer is not asked again: each time would cost seconds.
              if (!silent.get() && !leave(batch, after, taken)) {
                silent.set(true);
              }
            });
      }
    }
    return about.stream().filter(each -> !taken.contains(each)).toList();
  }

  /**
   * Leaves a batch, and answers whether the queue answered; whatever else happens, none is taken. A
   * batch that the queue refuses as too long is left in halves.
   */
  private boolean leave(List<Reminder> batch, Duration after, Set<Reminder> taken) {
    try {
      List<Reminder> refused = send(batch, after);
      batch.stream().filter(each -> !refused.contains(each)).forEach(taken::add);
      return true;
    } catch (SqsException refusal) {
      return SqsLengthErrors.isTooLong(refusal) && leaveHalves(batch, after, taken);
    } catch (SdkException silence) {
      return false;
    }
  }

  /** One reminder that is too long alone is not taken, which is an answer. */
  private boolean leaveHalves(List<Reminder> batch, Duration after, Set<Reminder> taken) {
    int middle = batch.size() / 2;
    return middle == 0
        || (leave(batch.subList(0, middle), after, taken)
            && leave(batch.subList(middle, batch.size()), after, taken));
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
