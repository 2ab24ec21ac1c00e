package dev.switchboard.inmemory;

import dagger.Binds;
import dagger.Module;
import dev.switchboard.domain.connection.ConnectionStore;

/** Binds the ports to memory. Needs a clock and the domain's limits. */
@Module
public interface InMemoryModule {

  /** The store keeps everything in this process. */
  @Binds
  ConnectionStore connectionStore(InMemoryConnectionStore store);
}
