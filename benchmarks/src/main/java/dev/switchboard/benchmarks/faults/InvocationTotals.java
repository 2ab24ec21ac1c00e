package dev.switchboard.benchmarks.faults;

import java.util.Set;

/**
 * What all invocations of one publication said, added up: its own, and those of its jobs that were
 * done.
 *
 * @param handedOver whom the queue took from any of them
 * @param guessed whether one could not count all to whom it sent nothing
 * @param failed whether the publication failed as a whole
 */
record InvocationTotals(Counts counts, HandedOver handedOver, boolean guessed, boolean failed) {

  static final InvocationTotals NONE =
      new InvocationTotals(Counts.NONE, HandedOver.NOBODY, false, false);

  InvocationTotals andCounted(Counts more, boolean moreGuessed) {
    return new InvocationTotals(counts.plus(more), handedOver, guessed || moreGuessed, failed);
  }

  InvocationTotals andTaken(HandedOver total) {
    return new InvocationTotals(counts, total, guessed, failed);
  }

  InvocationTotals andFailed() {
    return new InvocationTotals(counts, handedOver, guessed, true);
  }

  /** All of it as one statement: the audience of a job is whom the queue took. */
  Statement statement(String name, int audience) {
    return new Statement(
        name + " with its jobs", audience + handedOver.recipients(), counts, handedOver, guessed);
  }

  /** That it failed, which only a store that hangs excuses. */
  Failure failure(boolean storeHung, int tried) {
    Mix excuse = storeHung ? new Mix(Set.of(Trouble.HANGING)) : Mix.NONE;
    return new Failure(excuse, tried, handedOver);
  }
}
