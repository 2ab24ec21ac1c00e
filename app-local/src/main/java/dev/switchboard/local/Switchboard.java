package dev.switchboard.local;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.PortTakenException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The whole service in this process: the local gateway, and behind it what Lambda runs. */
final class Switchboard implements AutoCloseable {

  /** One process stands for several on AWS, each of which has connections of its own. */
  private static final int POSTS_AT_ONCE = 8 * ApiGatewaySettings.POSTS_AT_ONCE;

  private final LocalGateway gateway;
  private final ServiceBackend backend;

  private Switchboard(LocalGateway gateway, ServiceBackend backend) {
    this.gateway = gateway;
    this.backend = backend;
  }

  /**
   * Starts it on a port of its own; when this returns, clients may connect.
   *
   * @param log takes each line that the handlers log; from many threads at once
   * @throws PortTakenException if something else listens on the port
   */
  static Switchboard start(
      GatewaySettings settings, ServiceSettings service, Consumer<String> log) {
    GatewaySettings complete = EventEndpoint.in(settings);
    return start(LocalGateway.bind(complete), complete, service, log);
  }

  /** Starts it behind a gateway that is bound, and is closed with it. */
  static Switchboard start(
      LocalGateway gateway,
      GatewaySettings settings,
      ServiceSettings service,
      Consumer<String> log) {
    ApiGatewaySettings callback =
        new ApiGatewaySettings(gateway.managementUrl(), AwsAccess.LAPTOP)
            .withPostsAtOnce(POSTS_AT_ONCE)
            .withTrust(settings.certificate().map(TrustedCertificate::of).orElse(List.of()));
    ServiceBackend backend = ServiceBackend.start(service, callback, settings.clock(), log);
    gateway.serve(EventEndpoint.functions(backend), _ -> {});
    return new Switchboard(gateway, backend);
  }

  /** Where clients connect. */
  URI webSocketUrl() {
    return gateway.webSocketUrl();
  }

  /** Where clients of AppSync Events connect, {@code /realtime} below it, and backends publish. */
  URI eventUrl() {
    return gateway.httpUrl().resolve(EventEndpoint.PATH);
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
