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
 * for its length. Not thread-safe.
 *
 * <p>A job is rejected if one of its parts is. Its other parts are then not sent, because the whole
 * job is done elsewhere.
 */
final class SqsPendingMessages {

  static final int MAX_BATCH = 10;

  private final JobCodec codec;
  private final Deque<SqsJobMessage> pending = new ArrayDeque<>();
  private final Set<String> rejectedJobs = new HashSet<>();
  private int maxBytes = SqsJobMessage.MAX_BYTES;

  SqsPendingMessages(List<FanOutJob> jobs, JobCodec codec) {
    this.codec = codec;
    for (FanOutJob job : jobs) {
      List<SqsJobMessage> messages = SqsJobMessage.of(job, codec);
      if (messages.stream().allMatch(SqsJobMessage::fits)) {
        pending.addAll(messages);
      } else {
        rejectedJobs.add(job.id());
      }
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Returns the next messages to send in one call, at least one; they stay pending. */
  List<SqsJobMessage> nextBatch() {
    List<SqsJobMessage> batch = new ArrayList<>();
    int bytes = 0;
    for (SqsJobMessage next : pending) {
      bytes += next.body().length();
      if (batch.size() == MAX_BATCH || (!batch.isEmpty() && bytes > maxBytes)) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  /** Records that the queue accepted a batch except for some of its messages. */
  void recordResponse(
      List<SqsJobMessage> batch, List<SqsJobMessage> tooLong, List<SqsJobMessage> failed) {
    batch.forEach(_ -> pending.remove());
    failed.forEach(each -> rejectedJobs.add(each.job().id()));
    tooLong.reversed().forEach(this::shorten);
  }

  /** Records that the queue rejected a batch for its length: later batches have half of it. */
  void recordRejection(List<SqsJobMessage> batch) {
    int bytes = batch.stream().mapToInt(each -> each.body().length()).sum();
    maxBytes = Math.min(maxBytes, bytes / 2);
    if (batch.size() == 1) {
      shorten(pending.remove());
    }
  }

  /** Returns the ids of the jobs that were rejected, including those that are still pending. */
  Set<String> rejectedJobs() {
    pending.forEach(each -> rejectedJobs.add(each.job().id()));
    return Set.copyOf(rejectedJobs);
  }

  /**
   * Replaces a message by its parts. They are sent next, so that a job that cannot be made short
   * enough costs few calls.
   */
  private void shorten(SqsJobMessage message) {
    List<SqsJobMessage> parts = message.split(codec);
    if (parts.isEmpty()) {
      giveUp(message.job());
    } else if (!rejectedJobs.contains(message.job().id())) {
      parts.reversed().forEach(pending::addFirst);
    }
  }

  private void giveUp(FanOutJob job) {
    rejectedJobs.add(job.id());
    pending.removeIf(each -> each.job().id().equals(job.id()));
  }
}
