package dev.switchboard.benchmarks.contender;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.lambda.DomainModule;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** A fan-out as an app assembles it, over a store and a transport that are given. */
@Singleton
@Component(modules = DomainModule.class)
interface FanOutComponent {

  FanOut fanOut();

  @Component.Factory
  interface Factory {

    FanOutComponent create(
        @BindsInstance ConnectionStore store,
        @BindsInstance Transport transport,
        @BindsInstance FanOutQueue queue,
        @BindsInstance InstantSource clock,
        @BindsInstance FanOutLimits limits);
  }
}
