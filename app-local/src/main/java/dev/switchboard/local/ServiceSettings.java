package dev.switchboard.local;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.lambda.access.AccessFile;

/**
 * The settings of the service behind the gateway.
 *
 * @param store the store
 * @param limits the limits of one invocation
 * @param connectionLimits the limits of one connection
 * @param lifecycle the settings for clients
 * @param access the access rules
 */
record ServiceSettings(
    StoreChoice store,
    FanOutLimits limits,
    Limits connectionLimits,
    LifecycleSettings lifecycle,
    AccessFile access) {

  /** The default limits of AWS, with as many concurrent posts as the transport has connections. */
  private static final FanOutLimits LIMITS =
      FanOutLimits.DEFAULT.withWindow(ApiGatewaySettings.POSTS_AT_ONCE);

  /** Returns the settings of AWS with a store, and with the access rules of a laptop. */
  static ServiceSettings over(StoreChoice store) {
    return new ServiceSettings(
        store, LIMITS, Limits.DEFAULT, LifecycleSettings.DEFAULT, LocalAccessRules.file());
  }

  ServiceSettings with(PlainMode mode) {
    return with(lifecycle.with(mode));
  }

  ServiceSettings with(LifecycleSettings other) {
    return new ServiceSettings(store, limits, connectionLimits, other, access);
  }

  ServiceSettings with(FanOutLimits other) {
    return new ServiceSettings(store, other, connectionLimits, lifecycle, access);
  }

  ServiceSettings with(Limits other) {
    return new ServiceSettings(store, limits, other, lifecycle, access);
  }

  ServiceSettings with(AccessFile other) {
    return new ServiceSettings(store, limits, connectionLimits, lifecycle, other);
  }
}
