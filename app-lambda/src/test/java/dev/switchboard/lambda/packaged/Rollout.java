package dev.switchboard.lambda.packaged;

import dev.switchboard.gateway.Integration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The order in which one version replaces another while events arrive. For a while, Lambda invokes
 * both: events then take turns.
 *
 * @param name for messages
 * @param isRollback whether the earlier version replaces the current one
 * @param begin the number of events before the first that the replacement handles
 * @param mixed the number of events of which every other is handled by the version that is replaced
 */
record Rollout(String name, boolean isRollback, int begin, int mixed) {

  static Rollout deployment(int begin, int mixed) {
    return new Rollout("deployment after %d events".formatted(begin), false, begin, mixed);
  }

  static Rollout rollback(int begin, int mixed) {
    return new Rollout("rollback after %d events".formatted(begin), true, begin, mixed);
  }

  /**
   * Returns a function of which some events are handled by the earlier version.
   *
   * @param events counts the events of all functions of a rollout
   */
  Integration function(Integration earlier, Integration current, AtomicInteger events) {
    Integration before = isRollback ? current : earlier;
    Integration after = isRollback ? earlier : current;
    return event ->
        (isHandledByReplacement(events.getAndIncrement()) ? after : before).invoke(event);
  }

  private boolean isHandledByReplacement(int event) {
    return event >= begin && (event >= begin + mixed || (event - begin) % 2 == 0);
  }
}
