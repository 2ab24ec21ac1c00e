package dev.switchboard.aws.sqs;

import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.JobCodec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A job as a message, or a part of one that is larger than a message may be.
 *
 * @param job the whole job
 * @param part what this message holds of it: a job of its own, whose id begins with the whole one's
 * @param body the part as text, in ASCII, so that a character is a byte
 */
record SqsJobMessage(FanOutJob job, FanOutJob part, String body) {

  /**
   * The most bytes of a message, and of a batch, in which a queue is asked to take them. {@code
   * serverless.yml} lets the queues take 1 MiB, SQS's own maximum; what surrounds the bodies has
   * the rest.
   */
  static final int MOST_BYTES = 1_000 * 1_024;

  /** Up to this size the events of a job stay together; one alone always fits. */
  private static final int TOGETHER = 512 * 1_024;

  /** A job in as few messages as it takes; one that cannot be cut may not fit. */
  static List<SqsJobMessage> of(FanOutJob job, JobCodec codec) {
    return of(job, job, codec).toList();
  }

  private static Stream<SqsJobMessage> of(FanOutJob job, FanOutJob part, JobCodec codec) {
    SqsJobMessage message = new SqsJobMessage(job, part, codec.write(part));
    List<FanOutJob> parts = message.isTooLarge() ? message.parts() : List.of();
    return parts.isEmpty()
        ? Stream.of(message)
        : parts.stream().flatMap(each -> of(job, each, codec));
  }

  /** Smaller messages that together hold the same; empty if it cannot be cut. */
  List<SqsJobMessage> cut(JobCodec codec) {
    return parts().stream().map(each -> new SqsJobMessage(job, each, codec.write(each))).toList();
  }

  boolean fits() {
    return body.length() <= MOST_BYTES;
  }

  /** Whole seconds, up: never before its time. */
  int delaySeconds() {
    return Math.toIntExact(job.delay().plusSeconds(1).minusNanos(1).toSeconds());
  }

  private boolean isTooLarge() {
    boolean canSeparateEvents = part.work() instanceof FanOutJob.SendToShare;
    return body.length() > (canSeparateEvents ? TOGETHER : MOST_BYTES);
  }

  /** Several events become one each, recipients two halves. Each part gets an id of its own. */
  private List<FanOutJob> parts() {
    List<FanOutJob.Work> works =
        switch (part.work()) {
          case FanOutJob.SendToShare share -> singleEvents(share);
          case FanOutJob.SendToSome(var event, var recipients, int round) ->
              halves(recipients, half -> new FanOutJob.SendToSome(event, half, round));
          case FanOutJob.Forget(var gone) -> halves(gone, FanOutJob.Forget::new);
        };
    return IntStream.range(0, works.size())
        .mapToObj(i -> new FanOutJob(part.id() + "." + i, works.get(i), part.delay()))
        .toList();
  }

  private static List<FanOutJob.Work> singleEvents(FanOutJob.SendToShare share) {
    return share.events().size() == 1
        ? List.of()
        : share.events().stream()
            .<FanOutJob.Work>map(
                event ->
                    new FanOutJob.SendToShare(
                        List.of(event), share.pattern(), share.share(), share.from()))
            .toList();
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
