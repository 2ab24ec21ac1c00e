package dev.switchboard.lambda;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
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
 * Assembles the domain, which does not depend on injection. Needs the ports, the limits of an
 * invocation and of a connection, the rules, the lifecycle's settings and a clock.
 */
@Module
public interface DomainModule {

  /** Provides the lifecycle of all connections of this process. */
  @Provides
  @Singleton
  static ConnectionLifecycle lifecycle(
      ConnectionStore store,
      Transport transport,
      Reminders reminders,
      FanOut fanOut,
      Codec codec,
      AccessSource rules,
      EventPublisher publishing,
      InstantSource clock,
      LifecycleSettings settings,
      Limits limits) {
    return new ConnectionLifecycle(
        store, transport, reminders, fanOut, codec, rules, publishing, clock, settings, limits);
  }

  /** Provides the publisher for clients and backends. */
  @Provides
  @Singleton
  static EventPublisher publishing(
      AccessSource rules,
      FanOut fanOut,
      Codec codec,
      InstantSource clock,
      LifecycleSettings settings) {
    return new EventPublisher(rules, fanOut, codec, clock, settings.eventsPerPublish());
  }

  /** Provides the keep-alive of all idle connections of this process. */
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

  /** Provides the fan-out of all publications of this process. */
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

  /** Binds the codec to JSON. */
  @Binds
  Codec codec(JsonCodec codec);

  /** Provides a pause in real time. */
  @Provides
  static Pause pause() {
    return Pause.REAL;
  }
}
