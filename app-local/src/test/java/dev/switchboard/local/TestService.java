package dev.switchboard.local;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The service in broadcast mode, with parts that a test can replace. */
final class TestService implements AutoCloseable {

  final ManualClock clock = new ManualClock();
  final InvocationLog log = new InvocationLog();
  final ServiceBackend backend;
  private final LocalGateway gateway;

  /**
   * Starts the service.
   *
   * @param around wraps the function that the gateway invokes
   * @param callback maps the gateway's management URL to the URL to which the function posts
   */
  TestService(StoreChoice store, UnaryOperator<Integration> around, UnaryOperator<URI> callback) {
    gateway = LocalGateway.bind(GatewaySettings.defaults().withClock(clock));
    backend =
        ServiceBackend.start(
            ServiceSettings.over(store),
            new ApiGatewaySettings(callback.apply(gateway.managementUrl()), AwsAccess.LAPTOP),
            clock,
            log);
    gateway.serve(around.apply(backend.gatewayFunction()));
  }

  URI url() {
    return gateway.webSocketUrl();
  }

  WebSocketClient connect() {
    return WebSocketClient.connect(url());
  }

  @Override
  public void close() {
    gateway.close();
    backend.close();
  }
}
