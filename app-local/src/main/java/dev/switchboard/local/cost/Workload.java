package dev.switchboard.local.cost;

import dev.switchboard.domain.connection.Protocol;

/**
 * What clients do with a deployment.
 *
 * @param subscribers recipients of each publication
 * @param publicationsPerDay publications, of one event each
 * @param connections open connections, on average over a month
 * @param messageBytes the length of an event, which API Gateway bills by 32 KB
 * @param protocol of all connections; plain ones have no keep-alives
 * @param keepAliveSeconds the deployment's {@code keepAliveSeconds}
 * @param tracksPrincipals whether the deployment tracks principals; plain clients have none
 */
public record Workload(
    long subscribers,
    long publicationsPerDay,
    long connections,
    long messageBytes,
    Protocol protocol,
    long keepAliveSeconds,
    boolean tracksPrincipals) {

  private static final OptionRange SUBSCRIBERS = new OptionRange("--subscribers", 1, 100_000_000);
  private static final OptionRange PUBLICATIONS =
      new OptionRange("--publications-per-day", 0, 1_000_000_000);
  private static final OptionRange CONNECTIONS = new OptionRange("--connections", 0, 100_000_000);

  /** API Gateway's largest message. */
  private static final OptionRange BYTES = new OptionRange("--message-bytes", 1, 128 * 1024);

  /** API Gateway closes a connection that is idle for ten minutes. */
  private static final OptionRange KEEP_ALIVE = new OptionRange("--keep-alive-seconds", 1, 599);

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException with option, value and range, if one is outside
   */
  public Workload {
    SUBSCRIBERS.check(subscribers);
    PUBLICATIONS.check(publicationsPerDay);
    CONNECTIONS.check(connections);
    BYTES.check(messageBytes);
    KEEP_ALIVE.check(keepAliveSeconds);
  }
}
