package dev.switchboard.aws;

import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.JobCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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

  /** Up to this size the events of a job stay together; one alone always fits. */
  private static final int TOGETHER = 512 * 1_024;

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
    List<FanOutJob.Work> parts = message.parts(part.work());
    return parts.isEmpty()
        ? Stream.of(message)
        : IntStream.range(0, parts.size())
            .mapToObj(i -> new FanOutJob(part.id() + "." + i, parts.get(i), part.delay()))
            .flatMap(each -> of(whole, each, codec));
  }

  /** What it is to be cut into; empty if it can stay whole, or cannot be cut. */
  private List<FanOutJob.Work> parts(FanOutJob.Work work) {
    return switch (work) {
      case FanOutJob.SendToShare share when share.events().size() > 1 && body.length() > TOGETHER ->
          share.events().stream()
              .<FanOutJob.Work>map(
                  event ->
                      new FanOutJob.SendToShare(
                          List.of(event), share.pattern(), share.share(), share.from()))
              .toList();
      case FanOutJob.SendToSome(var event, var recipients, int round) when !fits() ->
          halves(recipients, half -> new FanOutJob.SendToSome(event, half, round));
      case FanOutJob.Forget(var gone) when !fits() -> halves(gone, FanOutJob.Forget::new);
      case FanOutJob.SendToShare _, FanOutJob.SendToSome _, FanOutJob.Forget _ -> List.of();
    };
  }

  private static <T> List<FanOutJob.Work> halves(
      List<T> items, Function<List<T>, FanOutJob.Work> work) {
    int middle = items.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(
            work.apply(items.subList(0, middle)), work.apply(items.subList(middle, items.size())));
  }
}
