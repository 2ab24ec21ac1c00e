package dev.switchboard.lambda;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.EventPublisher;
import dev.switchboard.domain.lifecycle.KeepAlive;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.queue.FanOutQueue;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Assembles the domain, which knows nothing of injection. Needs the ports, how much one invocation
 * does and a connection holds, the rules, the lifecycle's settings and a clock.
 */
@Module
public interface DomainModule {

  /** The lifecycle of every connection of this process. */
  @Provides
  @Singleton
  static ConnectionLifecycle lifecycle(
      ConnectionStore store,
      Transport transport,
      Reminders reminders,
      FanOut fanOut,
      Codec codec,
      AccessRules rules,
      EventPublisher publishing,
      InstantSource clock,
      LifecycleSettings settings) {
    return new ConnectionLifecycle(
        store, transport, reminders, fanOut, codec, rules, publishing, clock, settings);
  }

  /** Publishes in the name of clients and backends. */
  @Provides
  @Singleton
  static EventPublisher publishing(
      AccessRules rules,
      FanOut fanOut,
      Codec codec,
      InstantSource clock,
      LifecycleSettings settings) {
    return new EventPublisher(rules, fanOut, codec, clock, settings.eventsPerPublish());
  }

  /** Keeps the idle connections of this process open. */
  @Provides
  @Singleton
  static KeepAlive keepAlive(
      ConnectionStore store,
      Reminders reminders,
      FanOut fanOut,
      Codec codec,
      LifecycleSettings settings) {
    return new KeepAlive(store, reminders, fanOut, codec, settings.keepAlive());
  }

  /** The fan-out of every publication of this process. */
  @Provides
  @Singleton
  static FanOut fanOut(
      ConnectionStore store,
      Transport transport,
      Codec codec,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    return new FanOut(store, transport, codec, queue, pause, clock, limits);
  }

  /** The wire is JSON. */
  @Binds
  Codec codec(JsonCodec codec);

  /** Waits in real time. */
  @Provides
  static Pause pause() {
    return Pause.REAL;
  }
}
