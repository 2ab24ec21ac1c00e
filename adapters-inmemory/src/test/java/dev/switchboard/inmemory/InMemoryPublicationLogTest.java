package dev.switchboard.inmemory;

import dev.switchboard.contracts.PublicationLogContract;
import dev.switchboard.domain.lifecycle.PublicationLog;
import java.time.InstantSource;

/** Runs the log's contract in memory. */
final class InMemoryPublicationLogTest extends PublicationLogContract {

  @Override
  protected PublicationLog emptyLog(InstantSource clock) {
    return new InMemoryPublicationLog(clock);
  }
}
