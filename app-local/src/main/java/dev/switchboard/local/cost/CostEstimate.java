package dev.switchboard.local.cost;

import static dev.switchboard.local.cost.BilledUnit.CONNECTION_MINUTES;
import static dev.switchboard.local.cost.BilledUnit.GIGABYTE_SECONDS;
import static dev.switchboard.local.cost.BilledUnit.INVOCATIONS;
import static dev.switchboard.local.cost.BilledUnit.MEGABYTES_OUT;
import static dev.switchboard.local.cost.BilledUnit.MESSAGES;
import static dev.switchboard.local.cost.BilledUnit.QUEUE_REQUESTS;
import static dev.switchboard.local.cost.BilledUnit.READ_UNITS;
import static dev.switchboard.local.cost.BilledUnit.WRITE_UNITS;
import static dev.switchboard.local.cost.DeliveryEstimate.CALL_SECONDS;

import dev.switchboard.domain.connection.Protocol;

/**
 * What a workload uses in a month of 730 hours, by cause. Functions have 1 GB, so a second of run
 * time is a GB-second.
 */
record CostEstimate(Workload workload, DeliveryLimits limits) {

  static final double MONTH_SECONDS = 730 * 3600.0;

  /** API Gateway closes a connection after two hours; its client connects again. */
  private static final double CONNECTION_SECONDS = 2 * 3600;

  private static final int MESSAGE_BYTES = 32 * 1024;

  /** An audience row has about 100 bytes, names included; a read unit is 4 KB. */
  private static final int ROWS_PER_READ_UNIT = 4096 / 100;

  /** Before it hands an audience to the queue, a function reads two pages of 1 MB: 10,000 rows. */
  private static final int UNITS_TO_HAND_OFF = 2 * (10_000 / ROWS_PER_READ_UNIT + 1);

  /** A reminder is up to 1/16 early at random, so 1/32 on average. */
  private static final double REMINDER_INTERVAL = 1 - 1.0 / 32;

  /** A batch of 1,000 reminders is thought to take three seconds; it waits for five at most. */
  private static final double REMINDER_SECONDS = 0.003;

  /**
   * A tracked principal is one more row in the transaction that adds the connection. At the
   * removal, a refused deletion shows that there is such a row, which is then deleted.
   */
  private static final int UNITS_OF_TRACKING = 2 + 2;

  /** The two more calls to DynamoDB at the removal. */
  private static final int CALLS_OF_TRACKING = 2;

  private static final double REMINDERS_PER_BATCH = 1000;
  private static final double BATCHES_PER_SECOND = 1.0 / 5;

  DeliveryEstimate delivery() {
    return deliveryWith(limits);
  }

  /** The delivery under other limits, of which idle connections use a part. */
  DeliveryEstimate deliveryWith(DeliveryLimits other) {
    return DeliveryEstimate.of(workload.subscribers(), leftByConnections(other));
  }

  /** Posts a second that the workers can keep up. */
  double workersPostsPerSecond() {
    return DeliveryEstimate.workersPostsPerSecond(leftByConnections(limits));
  }

  double publicationsPerSecond() {
    return workload.publicationsPerDay() / (24 * 3600.0);
  }

  double connectsPerSecond() {
    return workload.connections() / CONNECTION_SECONDS;
  }

  /** API Gateway's requests a second, on average: messages both ways, connects and disconnects. */
  double requestsPerSecond() {
    return publicationsPerSecond() * (workload.subscribers() + 2) + idleRequestsPerSecond();
  }

  /** Keep-alives, connects and disconnects; an Events client also sends and gets two messages. */
  double idleRequestsPerSecond() {
    return keepAlivesPerSecond() + connectsPerSecond() * (isEvents() ? 6 : 2);
  }

  /** What one publication uses: it is sent over a WebSocket, and answered in Events. */
  BilledUsage publication() {
    DeliveryEstimate delivery = delivery();
    long messages = Math.ceilDiv(workload.messageBytes(), MESSAGE_BYTES);
    double rows = (double) workload.subscribers() / ROWS_PER_READ_UNIT;
    int jobs = delivery.jobs();
    return BilledUsage.NONE
        .plus(MESSAGES, messages * (workload.subscribers() + 1.0) + (isEvents() ? 1 : 0))
        .plus(INVOCATIONS, 1 + jobs)
        .plus(GIGABYTE_SECONDS, delivery.functionSeconds())
        // The sender's row, and the end of each query: of the channel, its wildcard, each share.
        .plus(READ_UNITS, 3 + jobs + rows + (jobs > 0 ? UNITS_TO_HAND_OFF : 0))
        // Each job is received and deleted alone.
        .plus(QUEUE_REQUESTS, DeliveryEstimate.sendCalls(jobs) + 2 * jobs)
        .plus(MEGABYTES_OUT, workload.subscribers() * workload.messageBytes() / 1e6);
  }

  BilledUsage publications() {
    return publication().times(publicationsPerSecond() * MONTH_SECONDS);
  }

  /** Each keep-alive is sent, reads and advances its row, and has a message in SQS, by tens. */
  BilledUsage keepAlives() {
    double perSecond = keepAlivesPerSecond();
    double batches =
        Math.min(perSecond, Math.max(perSecond / REMINDERS_PER_BATCH, BATCHES_PER_SECOND));
    return BilledUsage.NONE
        .plus(MESSAGES, perSecond)
        .plus(INVOCATIONS, batches)
        .plus(GIGABYTE_SECONDS, perSecond * REMINDER_SECONDS)
        .plus(READ_UNITS, perSecond)
        .plus(WRITE_UNITS, perSecond)
        .plus(QUEUE_REQUESTS, 3 * perSecond / 10)
        .times(MONTH_SECONDS);
  }

  /** Connection minutes, and the connects that follow from their two hours. */
  BilledUsage connections() {
    return (isEvents() ? eventsConnection() : plainConnection())
        .times(connectsPerSecond() * MONTH_SECONDS)
        .plus(CONNECTION_MINUTES, workload.connections() * MONTH_SECONDS / 60);
  }

  /**
   * An Events connection with one subscription: connect, init, subscribe, disconnect. A row in a
   * transaction takes two write units: one row at connect, three at subscribe; three are deleted.
   */
  private BilledUsage eventsConnection() {
    int calls = 9 + (workload.tracksPrincipals() ? CALLS_OF_TRACKING : 0);
    return BilledUsage.NONE
        .plus(MESSAGES, 4)
        .plus(INVOCATIONS, 4)
        .plus(GIGABYTE_SECONDS, calls * CALL_SECONDS + 2 * limits.postMillis() / 1000.0)
        .plus(READ_UNITS, 3)
        .plus(WRITE_UNITS, 2 + 6 + 3 + (workload.tracksPrincipals() ? UNITS_OF_TRACKING : 0))
        .plus(QUEUE_REQUESTS, 1);
  }

  /** A plain connection: three rows written at connect in one transaction, and deleted. */
  private static BilledUsage plainConnection() {
    return BilledUsage.NONE
        .plus(INVOCATIONS, 2)
        .plus(GIGABYTE_SECONDS, 5 * CALL_SECONDS)
        .plus(READ_UNITS, 1)
        .plus(WRITE_UNITS, 6 + 3);
  }

  BilledUsage total() {
    return publications().plus(keepAlives()).plus(connections());
  }

  private DeliveryLimits leftByConnections(DeliveryLimits other) {
    return other.withRequestsPerSecond(
        other.requestsPerSecond() - Math.round(idleRequestsPerSecond()));
  }

  private double keepAlivesPerSecond() {
    return isEvents()
        ? workload.connections() / (workload.keepAliveSeconds() * REMINDER_INTERVAL)
        : 0;
  }

  private boolean isEvents() {
    return workload.protocol() == Protocol.EVENTS;
  }
}
