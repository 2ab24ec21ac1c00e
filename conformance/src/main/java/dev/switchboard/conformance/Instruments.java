package dev.switchboard.conformance;

import dev.switchboard.conformance.Reception.Opened;
import dev.switchboard.conformance.Reception.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** What a row looks with: clients, witnesses and the management API of one endpoint. */
final class Instruments implements AutoCloseable {

  private final Endpoint endpoint;
  private final Times times;
  private final InstantSource clock;
  private final Sockets sockets;
  private final Connections connections;

  Instruments(Endpoint endpoint, Times times, InstantSource clock) {
    this.endpoint = endpoint;
    this.times = times;
    this.clock = clock;
    this.connections = connections(endpoint.callback());
    this.sockets = new Sockets(times.patience(), clock);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Times times() {
    return times;
  }

  InstantSource clock() {
    return clock;
  }

  /** The endpoint's {@code @connections}. */
  Connections connections() {
    return connections;
  }

  /** What lies below another address than the endpoint's. */
  Connections connections(URI callback) {
    return Connections.at(callback, times.patience());
  }

  /** An attempt to connect that wishes for nothing. */
  Knock knock() {
    return Knock.at(endpoint.url());
  }

  /** Knocks, and waits for the answer. */
  Reception receive(Knock knock) {
    return receive(knock, Duration.ZERO);
  }

  /** Knocks, and waits for an answer that takes its time. */
  Reception receive(Knock knock, Duration endpointTakes) {
    return sockets.knock(knock, endpointTakes);
  }

  /** The status that an attempt to connect is answered with; a connection made of it ends. */
  int status(Knock knock) {
    return status(receive(knock));
  }

  static int status(Reception reception) {
    if (reception instanceof Opened(Client client, _)) {
      client.close();
    }
    return reception.status();
  }

  /** Connects, which must succeed. */
  Client open(Knock knock) {
    return switch (receive(knock)) {
      case Opened(Client client, _) -> client;
      case Refused(int status, _) -> throw new UnobservedException("refused with " + status);
    };
  }

  Client open() {
    return open(knock());
  }

  Witness witness() {
    return new Witness(this, open());
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
