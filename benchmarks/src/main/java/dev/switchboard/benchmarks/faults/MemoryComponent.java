package dev.switchboard.benchmarks.faults;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.inmemory.InMemoryModule;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** A store of its own for each mix. */
@Singleton
@Component(modules = InMemoryModule.class)
interface MemoryComponent {

  ConnectionStore store();

  @Component.Factory
  interface Factory {

    MemoryComponent create(@BindsInstance InstantSource clock, @BindsInstance Limits limits);
  }
}
