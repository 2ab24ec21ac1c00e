package dev.switchboard.local;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.PortTakenException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole service in this process: the local gateway, and the functions behind it. */
final class Switchboard implements AutoCloseable {

  /**
   * The maximum of concurrent posts. This process replaces several on AWS, each with its own
   * connections.
   */
  private static final int POSTS_AT_ONCE = 8 * ApiGatewaySettings.POSTS_AT_ONCE;

  private final LocalGateway gateway;
  private final ServiceBackend backend;

  private Switchboard(LocalGateway gateway, ServiceBackend backend) {
    this.gateway = gateway;
    this.backend = backend;
  }

  /**
   * Starts the service with its own gateway. When this returns, clients can connect.
   *
   * @param log receives each line that the handlers log, from many threads at once
   * @throws PortTakenException if another process listens on the port
   */
  static Switchboard start(
      GatewaySettings settings, ServiceSettings service, Consumer<String> log) {
    GatewaySettings complete = EventEndpoint.in(settings);
    return start(LocalGateway.bind(complete), complete, service, log);
  }

  /** Starts the service behind a bound gateway, which is closed with the service. */
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
    gateway.serve(EventEndpoint.functions(backend), _ -> {}, new RefusalLog(log));
    return new Switchboard(gateway, backend);
  }

  /** Returns the URL for WebSocket clients. */
  URI webSocketUrl() {
    return gateway.webSocketUrl();
  }

  /**
   * Returns the URL for publishes. Clients of AppSync Events connect to {@code /realtime} below it.
   */
  URI eventUrl() {
    return gateway.httpUrl().resolve(EventEndpoint.PATH);
  }

  /** Returns the base URL of the management API, {@code /@connections}. */
  URI managementUrl() {
    return gateway.managementUrl();
  }

  /** Returns the URL of DynamoDB Local; empty if the store is another one. */
  Optional<URI> dynamoDbUrl() {
    return backend.dynamoDbUrl();
  }

  /** Returns the gateway, which holds the sockets. */
  LocalGateway gateway() {
    return gateway;
  }

  /** Closes all connections with 1001, and ends at once. The store's data is lost. */
  @Override
  public void close() {
    gateway.close();
    backend.close();
  }
}
