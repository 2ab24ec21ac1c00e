package dev.switchboard.local.cost;

import static java.util.Comparator.comparingDouble;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How one publication is delivered to an audience that reads.
 *
 * @param jobs how many the queue takes; 0 if the publishing function does it alone
 * @param seconds until the last recipient has it
 * @param functionSeconds run time of all functions together, in seconds
 */
record DeliveryEstimate(int jobs, double seconds, double functionSeconds) {

  /** A call to DynamoDB or SQS, or the way of a job from the queue to a worker: assumed. */
  static final double CALL_SECONDS = 0.020;

  /** Start of a new worker with 1,024 MB: assumed. */
  private static final double COLD_START_SECONDS = 2;

  /** How far a sender may run ahead: as far as API Gateway's default burst of 5,000 allows. */
  private static final double BURST_SECONDS = 0.5;

  /**
   * Lambda takes five jobs at once from a queue, and five more each second (Configuring scaling
   * behavior for SQS event source mappings, Lambda Developer Guide).
   */
  private static final int WORKERS_STARTED_PER_SECOND = 5;

  private static final int JOBS_PER_CALL = 10;

  /** A worker, and whether its next job is its first. */
  private record Worker(double freeAt, boolean cold) {}

  static DeliveryEstimate of(long subscribers, DeliveryLimits limits) {
    if (subscribers <= FanOutLimits.DEFAULT.inlineMax()) {
      double pace = (double) limits.requestsPerSecond();
      double seconds = sendSeconds((double) subscribers, pace, BURST_SECONDS, limits.postMillis());
      return new DeliveryEstimate(0, seconds, seconds);
    }
    int parts = (int) Math.min(AudienceShare.POSITIONS, subscribers / FanOutJob.RECIPIENTS + 1);
    return byWorkers(subscribers, AudienceShare.WHOLE.split(parts).size(), limits);
  }

  /** Posts a second that the workers can keep up. */
  static double workersPostsPerSecond(DeliveryLimits limits) {
    double postsPerWorker = ApiGatewaySettings.POSTS_AT_ONCE * 1000.0 / limits.postMillis();
    return Math.min(limits.workers() * postsPerWorker, (double) limits.requestsPerSecond());
  }

  /** Calls to SQS that send so many jobs. */
  static int sendCalls(int jobs) {
    return Math.ceilDiv(jobs, JOBS_PER_CALL);
  }

  /** Each job goes to the worker that is free first. */
  private static DeliveryEstimate byWorkers(long subscribers, int jobs, DeliveryLimits limits) {
    double recipients = (double) subscribers / jobs;
    double pace = (double) limits.requestsPerSecond() / limits.workers();
    double next = sendSeconds(recipients, pace, 0, limits.postMillis());
    double first =
        COLD_START_SECONDS + sendSeconds(recipients, pace, BURST_SECONDS, limits.postMillis());
    double functionSeconds = CALL_SECONDS + sendCalls(jobs) * CALL_SECONDS;
    double end = 0;
    Queue<Worker> workers = startedWorkers(limits.workers());
    for (int i = 0; i < jobs; i++) {
      Worker worker = workers.remove();
      double busy = worker.cold() ? first : next;
      functionSeconds += busy;
      end = Math.max(end, worker.freeAt() + busy);
      workers.add(new Worker(worker.freeAt() + busy, false));
    }
    return new DeliveryEstimate(jobs, end, functionSeconds);
  }

  /** The first job arrives after a page is read, a call to the queue and its way from there. */
  private static Queue<Worker> startedWorkers(long count) {
    Queue<Worker> workers = new PriorityQueue<>(comparingDouble(Worker::freeAt));
    for (int i = 0; i < count; i++) {
      int secondsLater = i / WORKERS_STARTED_PER_SECOND;
      workers.add(new Worker(3 * CALL_SECONDS + secondsLater, true));
    }
    return workers;
  }

  /** One sender's time: its pace, or a page and then a window of posts at a time. */
  private static double sendSeconds(
      double recipients, double pace, double burstSeconds, long postMillis) {
    double windows = Math.ceil(recipients / ApiGatewaySettings.POSTS_AT_ONCE);
    return Math.max(recipients / pace - burstSeconds, CALL_SECONDS + windows * postMillis / 1000);
  }
}
