package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Troubles at the same time. */
record Mix(Set<Trouble> troubles) {

  Mix {
    troubles = Set.copyOf(troubles);
  }

  /**
   * Every mix of no more troubles than this. Those of up to two are pairwise complete: of any two
   * troubles there are both, either and neither.
   */
  static List<Mix> ofAtMost(int troubles) {
    List<Mix> mixes = List.of(new Mix(Set.of()));
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

  @Override
  public String toString() {
    return troubles.isEmpty()
        ? "no trouble"
        : troubles.stream().sorted().map(Enum::name).collect(joining(" + "));
  }
}
