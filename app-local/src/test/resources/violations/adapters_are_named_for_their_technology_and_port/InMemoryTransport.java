package dev.switchboard.inmemory;

import dev.switchboard.domain.connection.Transport;

/** A port that is implemented by way of another type is implemented. */
interface InMemoryTransport extends Transport {

  /** The violation. */
  abstract class Mailbox implements InMemoryTransport {}
}
