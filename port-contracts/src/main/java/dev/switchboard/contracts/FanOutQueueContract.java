package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link FanOutQueue}. */
public abstract class FanOutQueueContract {

  private static final Duration DELAY = Duration.ofSeconds(1);

  /** Returns the queue under test, which is empty. */
  protected abstract FanOutQueue queue();

  /** Waits for the next job that the queue delivers. */
  protected abstract FanOutJob next();

  /** Advances the time, unless {@link #next} waits in real time. */
  protected abstract void pass(Duration time);

  @Test
  void a_job_of_every_kind_arrives_unchanged() {
    List<FanOutJob> jobs =
        List.of(
            job("share", share("to a share")),
            job(
                "some",
                new FanOutJob.SendToSome(new Event.Json("{\"to\":\"some\"}"), recipients(3), 2)),
            job("gone", new FanOutJob.Forget(List.of(new ConnectionId("L0SM9cOFvHcCIhw=")))));

    assertThat(queue().enqueue(jobs)).isEmpty();

    assertThat(next(3)).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void any_text_arrives_unchanged() {
    FanOutJob job =
        job(
            "odd",
            share("\" \\ \n\r\t \0 \1 \u007f é € 𝄞 \ud800 \udc00\ud800 \ufffe \uffff </x>"));

    assertThat(queue().enqueue(List.of(job))).isEmpty();

    assertThat(next()).isEqualTo(job);
  }

  @Test
  void many_jobs_in_one_call_all_arrive() {
    List<FanOutJob> jobs =
        IntStream.range(0, 25).mapToObj(i -> job("job-" + i, share("text " + i))).toList();

    assertThat(queue().enqueue(jobs)).isEmpty();

    assertThat(next(25)).containsExactlyInAnyOrderElementsOf(jobs);
  }

  /** The largest text, in characters that take the most space in a message. */
  @Test
  void large_jobs_all_arrive() {
    String text = "\1".repeat(128 * 1024);
    List<FanOutJob> jobs =
        List.of(
            job("1", share(List.of(new Event.Text(text)))),
            job(
                "2",
                new FanOutJob.SendToSome(
                    new Event.Text(text), recipients(FanOutJob.RECIPIENTS), 0)),
            job("3", share(List.of(new Event.Text(text)))));

    assertThat(queue().enqueue(jobs)).isEmpty();

    assertThat(next(3)).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void a_job_does_not_arrive_before_its_delay_is_over() {
    FanOutJob later = new FanOutJob("later", share("later"), DELAY);
    FanOutJob now = job("now", share("now"));

    assertThat(queue().enqueue(List.of(later, now))).isEmpty();

    assertThat(next()).isEqualTo(now);
    pass(DELAY);
    assertThat(next()).isEqualTo(later);
  }

  private List<FanOutJob> next(int jobs) {
    return Stream.generate(this::next).limit(jobs).toList();
  }

  private static FanOutJob job(String id, FanOutJob.Work work) {
    return new FanOutJob(id, work, Duration.ZERO);
  }

  private static FanOutJob.Work share(String text) {
    return share(List.of(new Event.Text(text), new Event.Json("7")));
  }

  private static FanOutJob.Work share(List<Event> events) {
    return new FanOutJob.SendToShare(
        events,
        new ChannelPattern("/news/*"),
        new AudienceShare(16, 48),
        new Cursor("a0#\0\uffff"));
  }

  private static List<Subscription> recipients(int count) {
    Instant connectedAt = Instant.parse("2026-11-23T10:00:00.123Z");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Subscription(
                    new Connection(
                        new ConnectionId("L0SM9cOFv" + i + "="),
                        connectedAt,
                        i % 2 == 0 ? Protocol.EVENTS : Protocol.PLAIN),
                    new SubscriptionId("s-" + i),
                    new ChannelPattern("/news/*")))
        .toList();
  }
}
