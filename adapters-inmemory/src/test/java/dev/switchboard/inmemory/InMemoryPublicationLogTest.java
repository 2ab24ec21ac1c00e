package dev.switchboard.inmemory;

import dev.switchboard.contracts.PublicationLogContract;
import dev.switchboard.domain.lifecycle.PublicationLog;
import java.time.InstantSource;

/** The contract of the log over memory. */
final class InMemoryPublicationLogTest extends PublicationLogContract {

  @Override
  protected PublicationLog emptyLog(InstantSource clock) {
    return new InMemoryPublicationLog(clock);
  }
}
