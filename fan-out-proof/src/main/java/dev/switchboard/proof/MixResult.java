package dev.switchboard.proof;

import java.util.List;

/**
 * The result of one mix.
 *
 * @param breaches each promise that was broken; empty if none was
 * @param jobs the number of deliveries of jobs
 * @param deadLetters the number of jobs that could not be done
 * @param missed the number of clients that listened and did not receive the text
 */
record MixResult(List<Breach> breaches, int jobs, int deadLetters, int missed) {}
