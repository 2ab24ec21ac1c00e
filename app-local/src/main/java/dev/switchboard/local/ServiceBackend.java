package dev.switchboard.local;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.lambda.GatewayHandler;
import dev.switchboard.lambda.PublishHandler;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The service behind the gateway: the handlers that run on Lambda, and their store.
 *
 * <p>With either store the function posts over HTTP, as the deployed one does.
 */
final class ServiceBackend implements AutoCloseable {

  private static final String CONNECTIONS = "switchboard-local-connections";
  private static final String PUBLICATIONS = "switchboard-local-publications";
  private static final String SUBSCRIPTIONS = "switchboard-local-subscriptions";

  private final GatewayHandler handler;
  private final PublishHandler publisher;
  private final Consumer<String> log;
  private final Runnable storeEnd;

  private ServiceBackend(
      GatewayHandler handler, PublishHandler publisher, Consumer<String> log, Runnable storeEnd) {
    this.handler = handler;
    this.publisher = publisher;
    this.log = log;
    this.storeEnd = storeEnd;
  }

  /**
   * Starts a backend.
   *
   * @param gateway the address of the management API
   * @param log takes each line that is logged; from many threads at once
   */
  static ServiceBackend start(
      ServiceSettings service,
      ApiGatewaySettings gateway,
      InstantSource clock,
      Consumer<String> log) {
    return switch (service.store()) {
      case MEMORY -> {
        InMemoryComponent component =
            DaggerInMemoryComponent.factory()
                .create(
                    gateway,
                    service.limits(),
                    log,
                    service.connectionLimits(),
                    service.lifecycle(),
                    service.access(),
                    clock);
        yield new ServiceBackend(component.handler(), component.publisher(), log, () -> {});
      }
      case DYNAMODB -> {
        LocalDynamoDb dynamoDb = LocalDynamoDb.start();
        DynamoDbComponent component =
            DaggerDynamoDbComponent.factory()
                .create(
                    tables(dynamoDb),
                    gateway,
                    service.limits(),
                    log,
                    service.connectionLimits(),
                    service.lifecycle(),
                    service.access(),
                    clock);
        yield new ServiceBackend(component.handler(), component.publisher(), log, dynamoDb::close);
      }
    };
  }

  private static DynamoDbSettings tables(LocalDynamoDb dynamoDb) {
    dynamoDb.createTables(CONNECTIONS, SUBSCRIPTIONS, PUBLICATIONS);
    return DynamoDbSettings.onLaptop(CONNECTIONS, SUBSCRIPTIONS, dynamoDb.endpoint())
        .withPublications(PUBLICATIONS);
  }

  /** What the gateway's events go to. */
  GatewayHandler handler() {
    return handler;
  }

  /** What publishes over HTTP go to. */
  PublishHandler publisher() {
    return publisher;
  }

  /** What takes the lines that are logged. */
  Consumer<String> log() {
    return log;
  }

  /** Ends the store, with what it holds; from now on it does not answer. */
  @Override
  public void close() {
    storeEnd.run();
  }
}
