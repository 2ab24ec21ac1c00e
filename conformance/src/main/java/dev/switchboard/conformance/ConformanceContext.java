package dev.switchboard.conformance;

import dev.switchboard.conformance.HandshakeResult.Opened;
import dev.switchboard.conformance.HandshakeResult.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Gives the rows clients, event recorders and the management API of one endpoint. */
final class ConformanceContext implements AutoCloseable {

  private final GatewayEndpoint endpoint;
  private final Timeouts timeouts;
  private final InstantSource clock;
  private final WebSocketConnector connector;
  private final ManagementApiClient managementApi;

  ConformanceContext(GatewayEndpoint endpoint, Timeouts timeouts, InstantSource clock) {
    this.endpoint = endpoint;
    this.timeouts = timeouts;
    this.clock = clock;
    this.managementApi = managementApi(endpoint.callback());
    this.connector = new WebSocketConnector(timeouts.patience(), clock);
  }

  GatewayEndpoint endpoint() {
    return endpoint;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  InstantSource clock() {
    return clock;
  }

  /** The endpoint's {@code @connections}. */
  ManagementApiClient managementApi() {
    return managementApi;
  }

  /** The {@code @connections} below another URL. */
  ManagementApiClient managementApi(URI callback) {
    return ManagementApiClient.at(callback, timeouts.patience());
  }

  /** Returns a handshake without a command for the probe. */
  ConnectRequest connectRequest() {
    return ConnectRequest.at(endpoint.url());
  }

  /** Sends a handshake, and waits for the response. */
  HandshakeResult connect(ConnectRequest request) {
    return connect(request, Duration.ZERO);
  }

  /**
   * Sends a handshake to which the endpoint responds after this time, and waits for the response.
   */
  HandshakeResult connect(ConnectRequest request, Duration delay) {
    return connector.connect(request, delay);
  }

  /** Returns the status of the response to a handshake. An opened connection is closed. */
  int status(ConnectRequest request) {
    return status(connect(request));
  }

  static int status(HandshakeResult result) {
    if (result instanceof Opened(FrameClient client, _)) {
      client.close();
    }
    return result.status();
  }

  /**
   * Opens a connection.
   *
   * @throws NotObservedException if the endpoint refuses
   */
  FrameClient open(ConnectRequest request) {
    return switch (connect(request)) {
      case Opened(FrameClient client, _) -> client;
      case Refused(int status, _) -> throw new NotObservedException("refused with " + status);
    };
  }

  FrameClient open() {
    return open(connectRequest());
  }

  EventRecorder newRecorder() {
    return new EventRecorder(this, open());
  }

  /** Returns the status of a plain GET to the URL for clients. */
  int get() {
    return connector.get(endpoint.http());
  }

  @Override
  public void close() {
    connector.close();
    managementApi.close();
  }
}
