package dev.switchboard.local;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.AccessRules;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.lambda.GatewayHandler;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What stands behind the gateway: the handler that Lambda runs, and the store it asks.
 *
 * <p>With either store the function posts over HTTP, as the deployed one does.
 */
final class Backend implements AutoCloseable {

  private static final String CONNECTIONS = "switchboard-local-connections";
  private static final String SUBSCRIPTIONS = "switchboard-local-subscriptions";

  private final GatewayHandler handler;
  private final Runnable storeEnd;

  private Backend(GatewayHandler handler, Runnable storeEnd) {
    this.handler = handler;
    this.storeEnd = storeEnd;
  }

  /**
   * Starts one.
   *
   * @param callbackUrl where the function reaches connections, {@code /@connections} below it
   * @param log takes each line that the worker logs; from many threads at once
   */
  static Backend start(
      StoreChoice store,
      URI callbackUrl,
      FanOutLimits limits,
      LifecycleSettings lifecycle,
      AccessRules rules,
      InstantSource clock,
      Consumer<String> log) {
    ApiGatewaySettings gateway = new ApiGatewaySettings(callbackUrl, AwsAccess.LAPTOP);
    return switch (store) {
      case MEMORY ->
          new Backend(
              DaggerInMemoryComponent.factory()
                  .create(gateway, limits, log, Limits.DEFAULT, lifecycle, rules, clock)
                  .handler(),
              () -> {});
      case DYNAMODB -> {
        LocalDynamoDb dynamoDb = LocalDynamoDb.start();
        dynamoDb.createTables(CONNECTIONS, SUBSCRIPTIONS);
        DynamoDbSettings tables =
            DynamoDbSettings.onLaptop(CONNECTIONS, SUBSCRIPTIONS, dynamoDb.endpoint());
        yield new Backend(
            DaggerDynamoDbComponent.factory()
                .create(tables, gateway, limits, log, Limits.DEFAULT, lifecycle, rules, clock)
                .handler(),
            dynamoDb::close);
      }
    };
  }

  GatewayHandler handler() {
    return handler;
  }

  /** Ends the store, with what it holds; from now on it does not answer. */
  @Override
  public void close() {
    storeEnd.run();
  }
}
