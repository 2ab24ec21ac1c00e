package dev.switchboard.local;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.AccessRules;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.PortTakenException;
import java.net.URI;
import java.util.function.Consumer;

/** The whole service in this process: the local gateway, and behind it what Lambda runs. */
final class Switchboard implements AutoCloseable {

  /** As on AWS, unless told otherwise; as many posts at once as the transport has connections. */
  private static final FanOutLimits LIMITS =
      FanOutLimits.DEFAULT.withWindow(ApiGatewaySettings.POSTS_AT_ONCE);

  private final LocalGateway gateway;
  private final Backend backend;

  private Switchboard(LocalGateway gateway, Backend backend) {
    this.gateway = gateway;
    this.backend = backend;
  }

  /**
   * Starts it on a port of its own; when this returns, clients may connect.
   *
   * @param log takes each line that the handler logs; from many threads at once
   * @throws PortTakenException if something else listens on the port
   */
  static Switchboard start(
      GatewaySettings settings, PlainMode mode, StoreChoice store, Consumer<String> log) {
    return start(LocalGateway.bind(settings), settings, mode, store, log);
  }

  /** Starts it behind a gateway that is bound, and is closed with it. */
  static Switchboard start(
      LocalGateway gateway,
      GatewaySettings settings,
      PlainMode mode,
      StoreChoice store,
      Consumer<String> log) {
    return start(gateway, settings, LIMITS, mode, store, log);
  }

  /** Starts it with other limits of what one invocation does. */
  static Switchboard start(
      LocalGateway gateway,
      GatewaySettings settings,
      FanOutLimits limits,
      PlainMode mode,
      StoreChoice store,
      Consumer<String> log) {
    Backend backend =
        Backend.start(
            store,
            gateway.managementUrl(),
            limits,
            LifecycleSettings.DEFAULT.with(mode),
            AccessRules.PLAIN_ONLY,
            settings.clock(),
            log);
    gateway.serve(new HandlerIntegration(backend.handler(), log));
    return new Switchboard(gateway, backend);
  }

  /** Where clients connect. */
  URI webSocketUrl() {
    return gateway.webSocketUrl();
  }

  /** Where connections are posted to, {@code /@connections} below it. */
  URI managementUrl() {
    return gateway.managementUrl();
  }

  /** What holds the sockets. */
  LocalGateway gateway() {
    return gateway;
  }

  /** Closes all connections with 1001 and ends at once; what the store held is gone. */
  @Override
  public void close() {
    gateway.close();
    backend.close();
  }
}
