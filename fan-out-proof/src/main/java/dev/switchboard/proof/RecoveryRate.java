package dev.switchboard.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate of a process after a throttle of its account has ended, while publishers want more than
 * its ceiling throughout.
 *
 * <p>From one second after the end, each second has at least half the ceiling. From three seconds
 * after it, each has the whole ceiling except a 20th. The 20th covers waits rounded up to a tick
 * and single refusals.
 *
 * @param rate counted from the end of the throttle
 */
record RecoveryRate(String name, int ceiling, SentRate rate) {

  private static final int HALF_AFTER = 1;
  private static final int ALL_AFTER = 3;

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    check(ceiling / 2, HALF_AFTER, ALL_AFTER, breaches);
    check(ceiling - ceiling / 20, ALL_AFTER, Integer.MAX_VALUE, breaches);
    return breaches;
  }

  private void check(int least, int from, int to, List<Breach> breaches) {
    int second = rate.firstBelow(least, from, to);
    if (second >= 0) {
      breaches.add(
          new Breach(
              Promise.PACE_RECOVERS,
              "%d frames were sent in second %d after it, of %d: %s; a second each: %s"
                  .formatted(rate.perSecond().get(second), second, least, name, rate.perSecond())));
    }
  }
}
