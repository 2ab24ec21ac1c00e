package dev.switchboard.proof;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The store of a process that can be killed. Its pages are small, and some calls fail, hang or stop
 * half-way.
 */
final class FaultyStore implements FanOutStore {

  /** The approximate number of pages of an audience. */
  private static final int PAGES = 4;

  /** The time after which the client of DynamoDB stops waiting for a call. */
  private static final Duration TIME_OUT = Duration.ofSeconds(8);

  private final StoreTables tables;
  private final WorkerProcess process;
  private final SkippingClock clock;
  private final FaultMix mix;
  private final Consumer<Connection> forgotten;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger removals = new AtomicInteger();

  /**
   * Creates a store over tables.
   *
   * @param forgotten receives each connection before its row is removed
   */
  FaultyStore(
      StoreTables tables,
      WorkerProcess process,
      SkippingClock clock,
      FaultMix mix,
      Consumer<Connection> forgotten) {
    this.tables = tables;
    this.process = process;
    this.clock = clock;
    this.mix = mix;
    this.forgotten = forgotten;
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    int read = reads.incrementAndGet();
    failIf(!process.isAlive());
    hangIf(mix.has(FaultKind.HANGING) && read % 4 == 0);
    failIf(mix.has(FaultKind.FAILING_STORE) && read % 3 == 0);
    return tables.page(pattern, share, from, 1 + tables.subscribers().size() / PAGES);
  }

  @Override
  public void remove(ConnectionId id) {
    int removal = removals.incrementAndGet();
    failIf(!process.isAlive());
    hangIf(mix.has(FaultKind.HANGING) && removal % 20 == 3);
    failIf(mix.has(FaultKind.FAILING_STORE) && removal % 30 == 1);
    tables.find(id).ifPresent(forgotten);
    if (mix.has(FaultKind.HALF_REMOVED) && removal % 30 == 2) {
      tables.removeConnectionOnly(id);
      process.dieIfDoomed();
      failIf(true);
    }
    tables.remove(id);
  }

  /** Waits for an answer that never arrives, until the wait times out or is interrupted. */
  private void hangIf(boolean due) {
    if (due) {
      clock.pause(TIME_OUT);
      failIf(true);
    }
  }

  private static void failIf(boolean due) {
    if (due) {
      throw new StoreUnavailableException("The store is down.", new IOException());
    }
  }
}
