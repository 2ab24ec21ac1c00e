package dev.switchboard.benchmarks.scale;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;

/**
 * The same on the back of an envelope: nobody is gone or slow, no start is cold, no call takes
 * time.
 */
record Paper(Deployment deployment, Duration latency) {

  /** Whether the queue does it. */
  boolean needsQueue(int audience) {
    return audience > deployment.limits().inlineMax();
  }

  /** In how many jobs the queue does it: of 2,000, until there are as many as positions. */
  int jobs(int audience) {
    return needsQueue(audience)
        ? AudienceShare.WHOLE.split(audience / FanOutJob.RECIPIENTS + 1).size()
        : 0;
  }

  /** How many posts a second pass in the long run. */
  double postsPerSecond(int audience) {
    double window = deployment.limits().window() / (latency.toNanos() / 1e9);
    double senders =
        needsQueue(audience)
            ? deployment.workers() * Math.min(window, deployment.workersShare())
            : Math.min(window, deployment.limits().postsPerSecond());
    return Math.min(senders, deployment.accountPerSecond());
  }

  /** When the last one has it. */
  double seconds(int audience) {
    return audience / postsPerSecond(audience);
  }

  /** For how long functions run, all of them together. */
  double functionSeconds(int audience) {
    return seconds(audience) * (needsQueue(audience) ? deployment.workers() : 1);
  }

  /** What it costs: a message for each, and the functions. */
  double dollars(int audience) {
    return audience * Prices.MESSAGE + functionSeconds(audience) * Prices.GIGABYTE_SECOND;
  }
}
