package dev.switchboard.local;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.PortTakenException;
import dev.switchboard.lambda.GatewayHandler;
import java.net.URI;
import java.util.function.Consumer;

/**
 * The whole service in this process: the local gateway, and behind it the handler that Lambda runs.
 *
 * <p>With either store the function posts over HTTP through the gateway's {@code @connections}.
 */
final class Switchboard implements AutoCloseable {

  private static final String CONNECTIONS = "switchboard-local-connections";
  private static final String SUBSCRIPTIONS = "switchboard-local-subscriptions";

  private final LocalGateway gateway;
  private final Runnable storeEnd;

  private Switchboard(LocalGateway gateway, Runnable storeEnd) {
    this.gateway = gateway;
    this.storeEnd = storeEnd;
  }

  /**
   * Starts it; when this returns, clients may connect.
   *
   * @param log takes each line that the handler logs; from many threads at once
   * @throws PortTakenException if something else listens on the port
   */
  static Switchboard start(
      GatewaySettings settings, PlainMode mode, StoreChoice store, Consumer<String> log) {
    LocalGateway gateway = LocalGateway.bind(settings);
    ApiGatewaySettings callback = new ApiGatewaySettings(gateway.managementUrl(), AwsAccess.LAPTOP);
    return switch (store) {
      case MEMORY -> {
        GatewayHandler handler =
            DaggerInMemoryComponent.factory().create(callback, mode, settings.clock()).handler();
        gateway.serve(new HandlerIntegration(handler, log));
        yield new Switchboard(gateway, () -> {});
      }
      case DYNAMODB -> {
        LocalDynamoDb dynamoDb = LocalDynamoDb.start();
        dynamoDb.createTables(CONNECTIONS, SUBSCRIPTIONS);
        DynamoDbSettings tables =
            DynamoDbSettings.onLaptop(CONNECTIONS, SUBSCRIPTIONS, dynamoDb.endpoint());
        GatewayHandler handler =
            DaggerDynamoDbComponent.factory()
                .create(tables, callback, mode, settings.clock())
                .handler();
        gateway.serve(new HandlerIntegration(handler, log));
        yield new Switchboard(gateway, dynamoDb::close);
      }
    };
  }

  /** Where clients connect. */
  URI webSocketUrl() {
    return gateway.webSocketUrl();
  }

  /** Where connections are posted to, {@code /@connections} below it. */
  URI managementUrl() {
    return gateway.managementUrl();
  }

  /** Closes all connections with 1001 and ends at once; what the store held is gone. */
  @Override
  public void close() {
    gateway.close();
    storeEnd.run();
  }
}
