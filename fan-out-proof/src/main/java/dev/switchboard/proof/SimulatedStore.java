package dev.switchboard.proof;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import java.io.IOException;
import java.time.Duration;

/**
 * A store with a constant audience, each of whose pages takes simulated time. While it hangs, a
 * page takes as long as its client waits.
 */
record SimulatedStore(StoreTables tables, SimulatedClock clock, FaultSchedule schedule)
    implements FanOutStore {

  private static final Duration LATENCY = Duration.ofMillis(5);

  /** The time for which the client of DynamoDB waits. */
  private static final Duration TIME_OUT = Duration.ofSeconds(8);

  private static final int PAGE = 40;

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    if (schedule.storeHangs(clock.instant())) {
      clock.pause(TIME_OUT);
      throw new StoreUnavailableException("The store does not answer.", new IOException());
    }
    clock.pause(LATENCY);
    return tables.page(pattern, share, from, PAGE);
  }

  @Override
  public void remove(ConnectionId id) {
    throw new UnsupportedOperationException("Nobody has left: " + id);
  }
}
