package dev.switchboard.lambda;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutQueue;
import dev.switchboard.domain.fanout.Pause;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.PlainMode;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Assembles the domain, which knows nothing of injection. Needs the ports, how much one invocation
 * does, a mode and a clock.
 */
@Module
public interface DomainModule {

  /** The lifecycle of every connection of this process. */
  @Provides
  @Singleton
  static ConnectionLifecycle lifecycle(ConnectionStore store, FanOut fanOut, PlainMode mode) {
    return new ConnectionLifecycle(store, fanOut, mode);
  }

  /** The fan-out of every publication of this process. */
  @Provides
  @Singleton
  static FanOut fanOut(
      ConnectionStore store,
      Transport transport,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    return new FanOut(store, transport, queue, pause, clock, limits);
  }

  /** Whoever waits does so in earnest. */
  @Provides
  static Pause pause() {
    return Pause.REAL;
  }

  /** What one connection may hold. */
  @Provides
  static Limits limits() {
    return Limits.DEFAULT;
  }
}
