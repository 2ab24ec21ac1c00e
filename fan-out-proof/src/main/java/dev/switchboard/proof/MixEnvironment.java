package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.fault.Percentage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The parts that all mixes share: the gateway, the clients that listen to it, and some that have
 * left.
 */
final class MixEnvironment implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  final SkippingClock clock = new SkippingClock();
  final MixClients clients = new MixClients();
  final WireComponent wire;
  private final LocalGateway gateway;
  private final CuttingProxy proxy;
  private final WireComponent cutWire;

  /** Starts the gateway, connects all clients and disconnects some of them. */
  MixEnvironment() throws IOException, InterruptedException {
    WebSocketLimits limits = WebSocketLimits.OF_AWS.withIdle(FOR_EVER).withDuration(FOR_EVER);
    gateway = LocalGateway.bind(GatewaySettings.defaults().withClock(clock).withLimits(limits));
    gateway.serve(clients::agree);
    proxy = CuttingProxy.before(gateway.managementUrl());
    wire = WireComponent.to(gateway.managementUrl(), clock);
    cutWire = WireComponent.to(proxy.url(), clock);
    clients.come(gateway.webSocketUrl());
  }

  /** Returns the transport to the gateway with the faults of a mix. */
  Transport transport(FaultMix mix) {
    setFaults(mix);
    return mix.has(FaultKind.CUT_CONNECTIONS) ? cutWire.transport() : wire.transport();
  }

  private void setFaults(FaultMix mix) {
    Faults faults = gateway.faults();
    faults.clear();
    if (mix.has(FaultKind.ACCOUNT_THROTTLED)) {
      faults.set(new Fault.Throttle(20, 10));
    }
    if (mix.has(FaultKind.SLOW_CONSUMER)) {
      faults.set(new Fault.SlowConsumer(clients.listeners().iterator().next().value()));
    }
    if (mix.has(FaultKind.FAILED_POSTS)) {
      faults.set(new Fault.FailedPosts(new Percentage(30)));
    }
    if (mix.has(FaultKind.LATE_POSTS)) {
      faults.set(new Fault.LatePosts(new Percentage(10), Duration.ofMillis(1)));
    }
  }

  /**
   * Returns the number of times that each client received a text. All texts have arrived once the
   * last one has, which is sent to the clients that it has not reached yet.
   */
  Map<ConnectionId, Integer> heard(String text, String last, Set<ConnectionId> reached)
      throws IOException {
    for (ConnectionId id : clients.listeners()) {
      if (!reached.contains(id)) {
        reach(id, last);
      }
    }
    return clients.heard(text, last);
  }

  private void reach(ConnectionId id, String last) throws IOException {
    Delivery came = wire.transport().send(id, new Frame(last));
    if (!came.equals(new Delivery.Sent())) {
      throw new IOException("A client that listens cannot be reached: " + came);
    }
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    proxy.close();
    clients.close();
  }
}
