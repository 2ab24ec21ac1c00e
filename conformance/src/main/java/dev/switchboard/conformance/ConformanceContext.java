package dev.switchboard.conformance;

import dev.switchboard.conformance.HandshakeResult.Opened;
import dev.switchboard.conformance.HandshakeResult.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** What a row looks with: clients, witnesses and the management API of one endpoint. */
final class ConformanceContext implements AutoCloseable {

  private final GatewayEndpoint endpoint;
  private final Timeouts times;
  private final InstantSource clock;
  private final WebSocketConnector sockets;
  private final ManagementApiClient connections;

  ConformanceContext(GatewayEndpoint endpoint, Timeouts times, InstantSource clock) {
    this.endpoint = endpoint;
    this.times = times;
    this.clock = clock;
    this.connections = connections(endpoint.callback());
    this.sockets = new WebSocketConnector(times.patience(), clock);
  }

  GatewayEndpoint endpoint() {
    return endpoint;
  }

  Timeouts times() {
    return times;
  }

  InstantSource clock() {
    return clock;
  }

  /** The endpoint's {@code @connections}. */
  ManagementApiClient connections() {
    return connections;
  }

  /** What lies below another address than the endpoint's. */
  ManagementApiClient connections(URI callback) {
    return ManagementApiClient.at(callback, times.patience());
  }

  /** An attempt to connect that wishes for nothing. */
  ConnectRequest knock() {
    return ConnectRequest.at(endpoint.url());
  }

  /** Knocks, and waits for the answer. */
  HandshakeResult receive(ConnectRequest knock) {
    return receive(knock, Duration.ZERO);
  }

  /** Knocks, and waits for an answer that takes its time. */
  HandshakeResult receive(ConnectRequest knock, Duration endpointTakes) {
    return sockets.knock(knock, endpointTakes);
  }

  /** The status that an attempt to connect is answered with; a connection made of it ends. */
  int status(ConnectRequest knock) {
    return status(receive(knock));
  }

  static int status(HandshakeResult reception) {
    if (reception instanceof Opened(FrameClient client, _)) {
      client.close();
    }
    return reception.status();
  }

  /** Connects, which must succeed. */
  FrameClient open(ConnectRequest knock) {
    return switch (receive(knock)) {
      case Opened(FrameClient client, _) -> client;
      case Refused(int status, _) -> throw new NotObservedException("refused with " + status);
    };
  }

  FrameClient open() {
    return open(knock());
  }

  EventRecorder witness() {
    return new EventRecorder(this, open());
  }

  /** The status of a plain GET where clients connect. */
  int get() {
    return sockets.get(endpoint.http());
  }

  @Override
  public void close() {
    sockets.close();
    connections.close();
  }
}
