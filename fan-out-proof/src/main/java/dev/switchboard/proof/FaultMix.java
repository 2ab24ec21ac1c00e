package dev.switchboard.proof;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Faults at the same time. */
record FaultMix(Set<FaultKind> troubles) {

  /** The mix without any fault. */
  static final FaultMix NONE = new FaultMix(Set.of());

  FaultMix {
    troubles = Set.copyOf(troubles);
  }

  /**
   * Returns every mix of at most this many faults. The mixes of up to two are pairwise complete:
   * for any two faults there are mixes with both, either and neither.
   */
  static List<FaultMix> ofAtMost(int troubles) {
    List<FaultMix> mixes = List.of(NONE);
    for (FaultKind trouble : FaultKind.values()) {
      Stream<FaultMix> more =
          mixes.stream().filter(mix -> mix.troubles.size() < troubles).map(mix -> mix.and(trouble));
      mixes = Stream.concat(mixes.stream(), more).toList();
    }
    return mixes;
  }

  private FaultMix and(FaultKind another) {
    Set<FaultKind> more = EnumSet.of(another);
    more.addAll(troubles);
    return new FaultMix(more);
  }

  boolean has(FaultKind trouble) {
    return troubles.contains(trouble);
  }

  /**
   * Returns whether it can be unknown that a message arrived, or that a job was accepted or done.
   */
  boolean canSayItTwice() {
    return hasAny(
        FaultKind.JOBS_TWICE,
        FaultKind.KILLED_WORKER,
        FaultKind.CUT_CONNECTIONS,
        FaultKind.REFUSING_QUEUE,
        FaultKind.HANGING);
  }

  /** Returns whether the whole audience can be unreadable. */
  boolean canHideTheAudience() {
    return hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING);
  }

  /**
   * Returns whether the faults can permanently keep a message from a recipient. Causes are posts
   * that fail, or a queue that does not accept the remaining work.
   */
  boolean canCostMessages() {
    boolean cannotLeave = hasAny(FaultKind.REFUSING_QUEUE, FaultKind.HANGING);
    boolean cannotDo =
        hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING, FaultKind.ACCOUNT_THROTTLED);
    return (cannotLeave && cannotDo)
        || hasAny(
            FaultKind.SLOW_CONSUMER,
            FaultKind.FAILED_POSTS,
            FaultKind.LATE_POSTS,
            FaultKind.CUT_CONNECTIONS);
  }

  /** Returns whether the faults can fail a job as often as it is delivered. */
  boolean canFailJobs() {
    return hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING, FaultKind.HALF_REMOVED);
  }

  /**
   * Returns whether gone connections can remain in the store until the next publication meets them.
   * Causes are removals that fail, or removals without time that no queue accepts.
   */
  boolean canKeepTheGone() {
    boolean cannotForget =
        hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING, FaultKind.HALF_REMOVED);
    return cannotForget || (has(FaultKind.LATE_POSTS) && has(FaultKind.REFUSING_QUEUE));
  }

  private boolean hasAny(FaultKind... some) {
    return Stream.of(some).anyMatch(this::has);
  }

  @Override
  public String toString() {
    return troubles.isEmpty()
        ? "no trouble"
        : troubles.stream().sorted().map(Enum::name).collect(joining(" + "));
  }
}
