package dev.switchboard.aws;

import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.JobCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A job as a message, or a part of one that is larger than a message may be.
 *
 * @param job the whole job
 * @param body in ASCII, so that a character is a byte
 */
record SqsMessage(FanOutJob job, String body) {

  /** SQS takes 1 MiB, in a message and in a batch; what surrounds them has the rest. */
  static final int MOST_BYTES = 1_000 * 1_024;

  static final int MOST_IN_A_BATCH = 10;

  /** A job in as few messages as it takes; one that cannot be cut may not fit. */
  static List<SqsMessage> of(FanOutJob job, JobCodec codec) {
    return of(job, job, codec).toList();
  }

  /** Cuts messages into batches that SQS takes. */
  static List<List<SqsMessage>> batches(List<SqsMessage> messages) {
    List<List<SqsMessage>> batches = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int next = 0; next < messages.size(); next++) {
      int size = messages.get(next).body().length();
      if (next - from == MOST_IN_A_BATCH || bytes + size > MOST_BYTES) {
        batches.add(messages.subList(from, next));
        from = next;
        bytes = 0;
      }
      bytes += size;
    }
    if (from < messages.size()) {
      batches.add(messages.subList(from, messages.size()));
    }
    return batches;
  }

  boolean fits() {
    return body.length() <= MOST_BYTES;
  }

  /** Whole seconds, up: never before its time. */
  int delaySeconds() {
    return Math.toIntExact(job.delay().plusSeconds(1).minusNanos(1).toSeconds());
  }

  private static Stream<SqsMessage> of(FanOutJob whole, FanOutJob part, JobCodec codec) {
    SqsMessage message = new SqsMessage(whole, codec.write(part));
    List<FanOutJob.Work> halves = message.fits() ? List.of() : halves(part.work());
    if (halves.isEmpty()) {
      return Stream.of(message);
    }
    return Stream.of(0, 1)
        .map(i -> new FanOutJob(part.id() + "." + i, halves.get(i), part.delay()))
        .flatMap(half -> of(whole, half, codec));
  }

  private static List<FanOutJob.Work> halves(FanOutJob.Work work) {
    return switch (work) {
      case FanOutJob.SendToShare _ -> List.of();
      case FanOutJob.SendToSome(var text, var recipients) ->
          halvesOf(recipients)
              .<FanOutJob.Work>map(half -> new FanOutJob.SendToSome(text, half))
              .toList();
      case FanOutJob.Forget(var gone) ->
          halvesOf(gone).<FanOutJob.Work>map(FanOutJob.Forget::new).toList();
    };
  }

  private static <T> Stream<List<T>> halvesOf(List<T> items) {
    int middle = items.size() / 2;
    return middle == 0
        ? Stream.of()
        : Stream.of(items.subList(0, middle), items.subList(middle, items.size()));
  }
}
