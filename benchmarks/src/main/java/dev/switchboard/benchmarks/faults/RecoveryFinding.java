package dev.switchboard.benchmarks.faults;

import java.time.Duration;
import java.util.List;

/**
 * What came of one simulation.
 *
 * @param name says which it was
 * @param breaches each promise that was broken; none if all is well
 * @param simulated how much time passed in it
 */
record RecoveryFinding(
    String name, List<Breach> breaches, int publications, int posts, Duration simulated) {

  RecoveryFinding {
    breaches = List.copyOf(breaches);
  }
}
