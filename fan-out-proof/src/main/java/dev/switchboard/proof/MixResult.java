package dev.switchboard.proof;

import java.util.List;

/**
 * What came of one mix.
 *
 * @param breaches each promise that was broken; none if all is well
 * @param jobs how often a job was delivered
 * @param deadLetters how many jobs could not be done
 * @param missed how many listened and did not hear
 */
record MixResult(List<Breach> breaches, int jobs, int deadLetters, int missed) {

  MixResult {
    breaches = List.copyOf(breaches);
  }
}
