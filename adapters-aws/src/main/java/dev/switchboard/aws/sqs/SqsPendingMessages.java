package dev.switchboard.aws.sqs;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages that are still to be sent, in batches that become smaller when the queue rejects one
 * for its length. For one thread.
 *
 * <p>A job is not taken if one of its parts is not taken. Its other parts are not sent any more,
 * because the whole job is done elsewhere.
 */
final class SqsPendingMessages {

  static final int MAX_BATCH = 10;

  private final JobCodec codec;
  private final Deque<SqsJobMessage> pending = new ArrayDeque<>();
  private final Set<String> untaken = new HashSet<>();
  private int mostBytes = SqsJobMessage.MOST_BYTES;

  SqsPendingMessages(List<FanOutJob> jobs, JobCodec codec) {
    this.codec = codec;
    for (FanOutJob job : jobs) {
      List<SqsJobMessage> messages = SqsJobMessage.of(job, codec);
      if (messages.stream().allMatch(SqsJobMessage::fits)) {
        pending.addAll(messages);
      } else {
        untaken.add(job.id());
      }
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** The next messages to send in one call, at least one; they stay pending. */
  List<SqsJobMessage> nextBatch() {
    List<SqsJobMessage> batch = new ArrayList<>();
    int bytes = 0;
    for (SqsJobMessage next : pending) {
      bytes += next.body().length();
      if (batch.size() == MAX_BATCH || (!batch.isEmpty() && bytes > mostBytes)) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  /** Records that the queue took a batch except for some of its messages. */
  void answered(
      List<SqsJobMessage> batch, List<SqsJobMessage> tooLong, List<SqsJobMessage> failed) {
    batch.forEach(_ -> pending.remove());
    failed.forEach(each -> untaken.add(each.job().id()));
    tooLong.reversed().forEach(this::shorten);
  }

  /** Records that the queue rejected a batch for its length: later batches have half of it. */
  void refused(List<SqsJobMessage> batch) {
    int bytes = batch.stream().mapToInt(each -> each.body().length()).sum();
    mostBytes = Math.min(mostBytes, bytes / 2);
    if (batch.size() == 1) {
      shorten(pending.remove());
    }
  }

  /** The ids of the jobs that were not taken, including those that are still pending. */
  Set<String> untaken() {
    pending.forEach(each -> untaken.add(each.job().id()));
    return Set.copyOf(untaken);
  }

  /** The parts are sent next, so a job that cannot be made short enough costs few calls. */
  private void shorten(SqsJobMessage message) {
    List<SqsJobMessage> parts = message.split(codec);
    if (parts.isEmpty()) {
      giveUp(message.job());
    } else if (!untaken.contains(message.job().id())) {
      parts.reversed().forEach(pending::addFirst);
    }
  }

  private void giveUp(FanOutJob job) {
    untaken.add(job.id());
    pending.removeIf(each -> each.job().id().equals(job.id()));
  }
}
