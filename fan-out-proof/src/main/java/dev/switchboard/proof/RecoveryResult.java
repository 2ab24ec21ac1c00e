package dev.switchboard.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * The result of one simulation.
 *
 * @param name the name of the simulation
 * @param breaches each promise that was broken; empty if none was
 * @param posts the number of attempts to send a frame
 * @param simulated the simulated time
 */
record RecoveryResult(String name, List<Breach> breaches, int posts, Duration simulated) {

  private static final int EXAMPLES = 3;

  /**
   * Returns one line for each promise that was broken: the number of breaches, and the first few
   * examples.
   */
  List<String> summary() {
    return breaches.stream()
        .collect(groupingBy(Breach::promise, TreeMap::new, toList()))
        .values()
        .stream()
        .map(RecoveryResult::summary)
        .toList();
  }

  private static String summary(List<Breach> ofOnePromise) {
    List<String> examples = ofOnePromise.stream().limit(EXAMPLES).map(Breach::how).toList();
    return "%s broken %,d times: %s"
        .formatted(
            ofOnePromise.getFirst().promise(), ofOnePromise.size(), String.join("; ", examples));
  }

  @Override
  public String toString() {
    return "%-15s %,9d posts in %,4d simulated seconds, %,d promises broken"
        .formatted(name, posts, simulated.toSeconds(), breaches.size());
  }
}
