package dev.switchboard.gateway.fault;

import dev.switchboard.gateway.fault.PostOutcome.Delivered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The faults that are currently set. They can be changed while the gateway runs. Thread-safe. */
public final class Faults {

  /** A fault, with a function that decides the outcome of the next post to a connection id. */
  private record Active(Fault fault, Function<String, PostOutcome> nextOutcome) {}

  private static final PostOutcome DELIVERED = new Delivered();

  private final Map<Class<? extends Fault>, Active> active =
      new ConcurrentSkipListMap<>((a, b) -> a.getName().compareTo(b.getName()));
  private final InstantSource clock;

  /** Creates a set without faults. */
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** Sets a fault, which replaces the previous one of its kind. */
  public void set(Fault fault) {
    active.put(fault.getClass(), new Active(fault, outcomeOf(fault)));
  }

  /** Clears the fault of one kind; false if none was set. */
  public boolean clear(String name) {
    return active.values().removeIf(each -> each.fault().name().equals(name));
  }

  /** Clears all faults. */
  public void clear() {
    active.clear();
  }

  /** The faults that are set. */
  public List<Fault> all() {
    return active.values().stream().map(Active::fault).toList();
  }

  /** Decides the outcome of one post: the worst outcome of all faults. */
  public PostOutcome nextPost(String connectionId) {
    PostOutcome outcome = DELIVERED;
    for (Active each : active.values()) {
      PostOutcome other = each.nextOutcome().apply(connectionId);
      // A refusal takes precedence over a delay.
      if (!(other instanceof Delivered) && !(outcome instanceof PostOutcome.Refused)) {
        outcome = other;
      }
    }
    return outcome;
  }

  /** Returns whether the throttle, if it is set, also refuses this message of a client. */
  public boolean throttlesMessage() {
    Active throttle = active.get(Fault.Throttle.class);
    return throttle != null && !(throttle.nextOutcome().apply("") instanceof Delivered);
  }

  /** Returns whether {@code $disconnect} events are lost. */
  public boolean losesDisconnects() {
    return active.containsKey(Fault.LostDisconnects.class);
  }

  /** Returns whether a function is frozen between its invocations. */
  public boolean freezes() {
    return active.containsKey(Fault.Freeze.class);
  }

  /** The age at which connections are cut; empty if that fault is not set. */
  public Optional<Duration> cutAfter() {
    return Optional.ofNullable(active.get(Fault.CutAfter.class))
        .map(each -> ((Fault.CutAfter) each.fault()).age());
  }

  private Function<String, PostOutcome> outcomeOf(Fault fault) {
    return switch (fault) {
      case Fault.Throttle(int postsPerSecond, int burst) -> {
        TokenBucket tokens = new TokenBucket(postsPerSecond, burst, clock);
        yield _ -> tokens.take() ? DELIVERED : PostOutcome.Refused.THROTTLED;
      }
      case Fault.SlowConsumer(String id) -> {
        AtomicReference<String> slow = new AtomicReference<>(id);
        yield to -> isSlow(to, slow) ? PostOutcome.Refused.THROTTLED : DELIVERED;
      }
      case Fault.FailedPosts(Percentage share) -> forShare(share, PostOutcome.Refused.FAILED);
      case Fault.GonePosts(Percentage share) -> forShare(share, PostOutcome.Refused.GONE);
      case Fault.LatePosts(Percentage share, Duration delay) ->
          forShare(share, new PostOutcome.Late(delay));
      case Fault.LostDisconnects(), Fault.CutAfter(_), Fault.Freeze() -> _ -> DELIVERED;
    };
  }

  /**
   * Returns whether a connection is the slow one. Without a configured id, the first that receives
   * a post is.
   */
  private static boolean isSlow(String connectionId, AtomicReference<String> slow) {
    slow.compareAndSet("", connectionId);
    return connectionId.equals(slow.get());
  }

  private static Function<String, PostOutcome> forShare(Percentage share, PostOutcome outcome) {
    AtomicLong posts = new AtomicLong();
    return _ -> share.includes(posts.getAndIncrement()) ? outcome : DELIVERED;
  }
}
