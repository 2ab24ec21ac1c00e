package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Troubles at the same time. */
record Mix(Set<Trouble> troubles) {

  /** Nothing goes wrong. */
  static final Mix NONE = new Mix(Set.of());

  Mix {
    troubles = Set.copyOf(troubles);
  }

  /**
   * Every mix of no more troubles than this. Those of up to two are pairwise complete: of any two
   * troubles there are both, either and neither.
   */
  static List<Mix> ofAtMost(int troubles) {
    List<Mix> mixes = List.of(NONE);
    for (Trouble trouble : Trouble.values()) {
      Stream<Mix> more =
          mixes.stream().filter(mix -> mix.troubles.size() < troubles).map(mix -> mix.and(trouble));
      mixes = Stream.concat(mixes.stream(), more).toList();
    }
    return mixes;
  }

  private Mix and(Trouble another) {
    Set<Trouble> more = EnumSet.of(another);
    more.addAll(troubles);
    return new Mix(more);
  }

  boolean has(Trouble trouble) {
    return troubles.contains(trouble);
  }

  /** Whether nobody can always know that a message arrived, or a job was taken or done. */
  boolean canSayItTwice() {
    return hasAny(
        Trouble.JOBS_TWICE,
        Trouble.KILLED_WORKER,
        Trouble.CUT_CONNECTIONS,
        Trouble.REFUSING_QUEUE,
        Trouble.HANGING);
  }

  /** Whether it can be that nobody of an audience can be read. */
  boolean canHideTheAudience() {
    return hasAny(Trouble.FAILING_STORE, Trouble.HANGING);
  }

  /**
   * Whether what goes wrong can keep a message from somebody to the end: posts that come to
   * nothing, or a queue that does not take what cannot be done now.
   */
  boolean canCostMessages() {
    boolean cannotLeave = hasAny(Trouble.REFUSING_QUEUE, Trouble.HANGING);
    boolean cannotDo = hasAny(Trouble.FAILING_STORE, Trouble.HANGING, Trouble.ACCOUNT_THROTTLED);
    return (cannotLeave && cannotDo)
        || hasAny(
            Trouble.SLOW_CONSUMER,
            Trouble.FAILED_POSTS,
            Trouble.LATE_POSTS,
            Trouble.CUT_CONNECTIONS);
  }

  /** Whether what goes wrong can fail a job as often as it is delivered. */
  boolean canFailJobs() {
    return hasAny(Trouble.FAILING_STORE, Trouble.HANGING, Trouble.HALF_REMOVED);
  }

  /**
   * Whether who is gone can still be in the store, until the next publication meets them: removals
   * fail, or there is no time for them and nobody takes them.
   */
  boolean canKeepTheGone() {
    boolean cannotForget = hasAny(Trouble.FAILING_STORE, Trouble.HANGING, Trouble.HALF_REMOVED);
    return cannotForget || (has(Trouble.LATE_POSTS) && has(Trouble.REFUSING_QUEUE));
  }

  private boolean hasAny(Trouble... some) {
    return Stream.of(some).anyMatch(this::has);
  }

  @Override
  public String toString() {
    return troubles.isEmpty()
        ? "no trouble"
        : troubles.stream().sorted().map(Enum::name).collect(joining(" + "));
  }
}
