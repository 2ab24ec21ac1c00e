package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.contracts.TransportContract;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs the transport's contract over the local gateway, with real HTTP and WebSocket clients. */
final class ApiGatewayTransportTest extends TransportContract {

  private final GatewayFunction function = new GatewayFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private final Transport transport =
      DaggerTransportComponent.factory()
          .create(
              new ApiGatewaySettings(gateway.managementUrl(), AwsAccess.LAPTOP),
              InstantSource.system())
          .transport();

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Peer connect() {
    return GatewayPeer.connect(gateway.webSocketUrl(), function);
  }
}
