package dev.switchboard.benchmarks.faults;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.ChannelName;
import java.net.URI;
import java.util.Optional;

/** What the processes of one simulation share: time, faults, clients, the gateway and the store. */
record SimulatedWorld(
    SimulatedClock clock,
    FaultSchedule schedule,
    SimulatedAudience audience,
    SimulatedGateway gateway,
    SimulatedStore store,
    WireComponent wire) {

  static final ChannelName CHANNEL = new ChannelName(TwoTables.PATTERN.value());

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/stage");

  static SimulatedWorld of(SimulatedClock clock, FaultSchedule schedule, Load load) {
    SimulatedAudience audience = SimulatedAudience.of(load.recipients(), clock.start());
    return new SimulatedWorld(
        clock,
        schedule,
        audience,
        new SimulatedGateway(clock, schedule, AccountLimit.of(load.postsPerSecond())),
        new SimulatedStore(audience, clock, schedule),
        DaggerWireComponent.factory()
            .create(
                new ApiGatewaySettings(NOWHERE, AwsAccess.LAPTOP),
                SqsSettings.onAws(Optional.empty()),
                clock));
  }
}
