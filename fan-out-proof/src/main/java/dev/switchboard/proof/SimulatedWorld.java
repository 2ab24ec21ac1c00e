package dev.switchboard.proof;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;

/**
 * The parts that the processes of one simulation share: time, faults, clients, the gateway and the
 * store.
 */
record SimulatedWorld(
    SimulatedClock clock,
    FaultSchedule schedule,
    StoreTables audience,
    SimulatedGateway gateway,
    SimulatedStore store,
    WireComponent wire) {

  static final ChannelName CHANNEL = new ChannelName(StoreTables.PATTERN.value());

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/stage");

  static SimulatedWorld of(SimulatedClock clock, FaultSchedule schedule, Load load) {
    StoreTables audience = new StoreTables();
    for (int i = 0; i < load.recipients(); i++) {
      audience.add(
          Connection.plain(
              new ConnectionId("client-" + i), clock.start().minus(Connection.OPENING)));
    }
    return new SimulatedWorld(
        clock,
        schedule,
        audience,
        new SimulatedGateway(clock, schedule, AccountLimit.of(load.postsPerSecond())),
        new SimulatedStore(audience, clock, schedule),
        WireComponent.to(NOWHERE, clock));
  }
}
