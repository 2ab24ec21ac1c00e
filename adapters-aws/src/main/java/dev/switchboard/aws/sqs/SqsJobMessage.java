package dev.switchboard.aws.sqs;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An SQS message with a fan-out job, or with a part of a job that is too large for one message.
 *
 * @param job the whole job
 * @param part the part in this message: a separate job, whose id begins with the whole job's
 * @param body the part as ASCII text, so that its length in characters equals that in bytes
 */
record SqsJobMessage(FanOutJob job, FanOutJob part, String body) {

  /**
   * The maximum size of a message, and of a batch. {@code serverless.yml} sets the queues' maximum
   * to 1 MiB, which is also that of SQS. The difference leaves space for the rest of the request.
   */
  static final int MAX_BYTES = 1_000 * 1_024;

  /** Up to this size the events of a job stay together; a single event always fits. */
  private static final int MAX_BYTES_OF_EVENTS = 512 * 1_024;

  /** Writes a job as few messages as possible; a part that cannot be split may be too large. */
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

  /** Splits the message into smaller ones; empty if it cannot be split. */
  List<SqsJobMessage> split(JobCodec codec) {
    return parts().stream().map(each -> new SqsJobMessage(job, each, codec.write(each))).toList();
  }

  boolean fits() {
    return body.length() <= MAX_BYTES;
  }

  /** Returns the delay, rounded up to whole seconds, so that no job is early. */
  int delaySeconds() {
    return Math.toIntExact(job.delay().plusSeconds(1).minusNanos(1).toSeconds());
  }

  private boolean isTooLarge() {
    boolean canSeparateEvents = part.work() instanceof FanOutJob.SendToShare;
    return body.length() > (canSeparateEvents ? MAX_BYTES_OF_EVENTS : MAX_BYTES);
  }

  /** Splits events into single ones, and recipients into halves. Each part has a different id. */
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
