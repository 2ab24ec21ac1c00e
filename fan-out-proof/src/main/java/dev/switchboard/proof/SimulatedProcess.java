package dev.switchboard.proof;

import static java.util.stream.Collectors.groupingBy;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One process of the service: one fan-out with its pace, a queue and workers, and a record of all
 * its actions. May be shared between threads.
 */
final class SimulatedProcess {

  /** The time in which a publisher's invocation can send. */
  static final Duration TIME = Duration.ofSeconds(20);

  /** The part of a worker's minute in which it can send. */
  private static final Duration WORKER_TIME = Duration.ofSeconds(55);

  private final SimulatedWorld world;
  private final SimulatedQueue queue;
  private final FanOut fanOut;
  private final Map<String, PublicationTracker> publications = new ConcurrentHashMap<>();
  private final Queue<Spoken> replies = new ConcurrentLinkedQueue<>();
  private final Queue<Spoken> keepAlives = new ConcurrentLinkedQueue<>();

  private record Spoken(String name, Instant begun, Instant answered) {}

  /** Starts a process, whose number its posts carry. */
  SimulatedProcess(SimulatedWorld world, int number, FanOutLimits limits) {
    this.world = world;
    this.queue = new SimulatedQueue(world.clock(), world.wire().jobs(), this::taken, this::work);
    this.fanOut =
        new FanOut(
            world.store(),
            world.gateway().transport(number),
            world.wire().codec(),
            queue,
            world.clock(),
            world.clock(),
            limits);
  }

  /** Publishes to all clients; each name once. */
  void publish(String name) {
    Instant deadline = now().plus(TIME);
    PublicationTracker tracker = new PublicationTracker(name, now(), deadline);
    publications.put(name, tracker);
    try {
      tracker.counted(
          fanOut.publish(
              new Publication(SimulatedWorld.CHANNEL, List.of(new Event.Text(name))), deadline));
    } catch (StoreUnavailableException down) {
      tracker.failed();
    }
    tracker.answered(now());
  }

  /** Replies to one connection; each name once. */
  void reply(String name, Connection to) {
    Instant begun = now();
    fanOut.send(to, List.of(new Frame(name)), begun.plus(TIME));
    replies.add(new Spoken(name, begun, now()));
  }

  /** Keeps the connections of all clients alive; each name once. */
  void keepAlive(String name) {
    Instant begun = now();
    fanOut.sendToEach(world.audience().subscribers(), new Frame(name), begun.plus(TIME));
    keepAlives.add(new Spoken(name, begun, now()));
  }

  private void taken(FanOutJob job) {
    trackers(job).forEach(each -> each.taken(job, world.audience().recipients(job), now()));
  }

  private boolean work(FanOutJob job) {
    FanOutReport report = fanOut.work(job, now().plus(WORKER_TIME));
    trackers(job).forEach(each -> each.counted(report));
    return report.unsent() == 0;
  }

  private List<PublicationTracker> trackers(FanOutJob job) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(var events, _, _, _) -> events.stream().map(this::of).toList();
      case FanOutJob.SendToSome(var event, _, _) -> List.of(of(event));
      case FanOutJob.Forget _ -> List.of();
    };
  }

  private PublicationTracker of(Event event) {
    return switch (event) {
      case Event.Text(String name) -> Objects.requireNonNull(publications.get(name));
      case Event.Json _ -> throw new IllegalArgumentException("Nobody publishes JSON.");
    };
  }

  /** Waits until no job is left. */
  void awaitJobs() {
    while (queue.waiting() > 0) {
      world.clock().pause(Duration.ofSeconds(1));
    }
  }

  /** Returns the record of the process after all its work has ended. */
  ProcessRecord record() {
    Map<String, List<RecordedPost>> posts =
        world.gateway().posts().stream().collect(groupingBy(RecordedPost::text));
    return new ProcessRecord(
        publications.values().stream()
            .map(each -> each.record(world.audience().rows().subscribers(), of(posts, each.name())))
            .toList(),
        replies.stream().map(each -> replyRecord(each, of(posts, each.name()))).toList(),
        keepAlives.stream().map(each -> keepAliveRecord(each, of(posts, each.name()))).toList(),
        queue.deadLetters().size());
  }

  private static List<RecordedPost> of(Map<String, List<RecordedPost>> posts, String name) {
    return posts.getOrDefault(name, List.of());
  }

  private ReplyRecord replyRecord(Spoken reply, List<RecordedPost> posts) {
    boolean calm = world.schedule().isCalm(reply.begun(), reply.answered());
    return new ReplyRecord(reply.name(), reply.begun(), reply.answered(), posts, calm);
  }

  private KeepAliveRecord keepAliveRecord(Spoken keepAlive, List<RecordedPost> posts) {
    boolean calm =
        world.schedule().isCalm(keepAlive.begun(), keepAlive.begun().plus(RecoveryPromise.BOUND));
    return new KeepAliveRecord(
        keepAlive.name(),
        keepAlive.begun(),
        keepAlive.answered(),
        world.audience().rows().subscribers(),
        posts,
        calm);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
