package dev.switchboard.proof;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Troubles at the same time. */
record FaultMix(Set<FaultKind> troubles) {

  /** Nothing goes wrong. */
  static final FaultMix NONE = new FaultMix(Set.of());

  FaultMix {
    troubles = Set.copyOf(troubles);
  }

  /**
   * Every mix of no more troubles than this. Those of up to two are pairwise complete: of any two
   * troubles there are both, either and neither.
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

  /** Whether nobody can always know that a message arrived, or a job was taken or done. */
  boolean canSayItTwice() {
    return hasAny(
        FaultKind.JOBS_TWICE,
        FaultKind.KILLED_WORKER,
        FaultKind.CUT_CONNECTIONS,
        FaultKind.REFUSING_QUEUE,
        FaultKind.HANGING);
  }

  /** Whether it can be that nobody of an audience can be read. */
  boolean canHideTheAudience() {
    return hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING);
  }

  /**
   * Whether what goes wrong can keep a message from somebody to the end: posts that come to
   * nothing, or a queue that does not take what cannot be done now.
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

  /** Whether what goes wrong can fail a job as often as it is delivered. */
  boolean canFailJobs() {
    return hasAny(FaultKind.FAILING_STORE, FaultKind.HANGING, FaultKind.HALF_REMOVED);
  }

  /**
   * Whether who is gone can still be in the store, until the next publication meets them: removals
   * fail, or there is no time for them and nobody takes them.
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
