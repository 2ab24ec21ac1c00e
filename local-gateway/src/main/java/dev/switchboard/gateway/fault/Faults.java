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

/** The faults that are set, at the start or while the gateway runs. Any thread may use it. */
public final class Faults {

  /** A fault, and what it makes of a post to a connection, given all the posts before. */
  private record Active(Fault fault, Function<String, PostOutcome> fate) {}

  private static final PostOutcome DELIVERED = new Delivered();

  private final Map<Class<? extends Fault>, Active> active =
      new ConcurrentSkipListMap<>((a, b) -> a.getName().compareTo(b.getName()));
  private final InstantSource clock;

  /** No faults, yet. */
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** Lets something go wrong from now on, in place of what was set of its kind. */
  public void set(Fault fault) {
    active.put(fault.getClass(), new Active(fault, fateOf(fault)));
  }

  /** Lets one kind go right again; false if it was not set. */
  public boolean clear(String name) {
    return active.values().removeIf(each -> each.fault().name().equals(name));
  }

  /** Lets everything go right again. */
  public void clear() {
    active.clear();
  }

  /** What is set. */
  public List<Fault> all() {
    return active.values().stream().map(Active::fault).toList();
  }

  /** Decides about one post: the worst that a fault makes of it. */
  public PostOutcome of(String connectionId) {
    PostOutcome fate = DELIVERED;
    for (Active each : active.values()) {
      PostOutcome other = each.fate().apply(connectionId);
      // A refusal ends it; being late is the least that can happen.
      if (!(other instanceof Delivered) && !(fate instanceof PostOutcome.Refused)) {
        fate = other;
      }
    }
    return fate;
  }

  /** Whether the throttle, if there is one, refuses a message of a client as well. */
  public boolean throttlesMessage() {
    Active throttle = active.get(Fault.Throttle.class);
    return throttle != null && !(throttle.fate().apply("") instanceof Delivered);
  }

  /** Whether {@code $disconnect} is lost. */
  public boolean losesDisconnects() {
    return active.containsKey(Fault.LostDisconnects.class);
  }

  /** Whether a function is frozen between its invocations. */
  public boolean freezes() {
    return active.containsKey(Fault.Freeze.class);
  }

  /** At which age connections are cut; empty if they are not. */
  public Optional<Duration> cutsAfter() {
    return Optional.ofNullable(active.get(Fault.CutAfter.class))
        .map(each -> ((Fault.CutAfter) each.fault()).age());
  }

  private Function<String, PostOutcome> fateOf(Fault fault) {
    return switch (fault) {
      case Fault.Throttle(int postsPerSecond, int burst) -> {
        TokenBucket tokens = new TokenBucket(postsPerSecond, burst, clock);
        yield _ -> tokens.take() ? DELIVERED : PostOutcome.Refused.THROTTLED;
      }
      case Fault.SlowConsumer(String id) -> {
        AtomicReference<String> slow = new AtomicReference<>(id);
        yield to -> isSlow(to, slow) ? PostOutcome.Refused.THROTTLED : DELIVERED;
      }
      case Fault.FailedPosts(Percentage share) -> sharing(share, PostOutcome.Refused.FAILED);
      case Fault.GonePosts(Percentage share) -> sharing(share, PostOutcome.Refused.GONE);
      case Fault.LatePosts(Percentage share, Duration delay) ->
          sharing(share, new PostOutcome.Late(delay));
      case Fault.LostDisconnects(), Fault.CutAfter(_), Fault.Freeze() -> _ -> DELIVERED;
    };
  }

  /** The first connection that is posted to is the slow one, unless it was said which. */
  private static boolean isSlow(String connectionId, AtomicReference<String> slow) {
    slow.compareAndSet("", connectionId);
    return connectionId.equals(slow.get());
  }

  private static Function<String, PostOutcome> sharing(Percentage share, PostOutcome fate) {
    AtomicLong posts = new AtomicLong();
    return _ -> share.takes(posts.getAndIncrement()) ? fate : DELIVERED;
  }
}
