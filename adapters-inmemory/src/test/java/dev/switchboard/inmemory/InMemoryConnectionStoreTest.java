package dev.switchboard.inmemory;

import dev.switchboard.contracts.ConnectionStoreContract;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import java.time.InstantSource;

final class InMemoryConnectionStoreTest extends ConnectionStoreContract {

  @Override
  protected ConnectionStore emptyStore(InstantSource clock, Limits limits) {
    return new InMemoryConnectionStore(clock, limits);
  }
}
