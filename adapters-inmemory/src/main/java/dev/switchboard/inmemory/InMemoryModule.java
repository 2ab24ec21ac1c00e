package dev.switchboard.inmemory;

import dagger.Binds;
import dagger.Module;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.lifecycle.PublicationLog;

/** Binds the ports to memory. Needs a clock and the domain's limits. */
@Module
public interface InMemoryModule {

  /** The store keeps all data in this process. */
  @Binds
  ConnectionStore connectionStore(InMemoryConnectionStore store);

  /** The log keeps all publications in this process. */
  @Binds
  PublicationLog publicationLog(InMemoryPublicationLog log);
}
