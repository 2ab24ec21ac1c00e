package dev.switchboard.local;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbRequestSettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.gateway.Integration;
import dev.switchboard.lambda.GatewayHandler;
import dev.switchboard.lambda.PublishHandler;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The service behind the gateway: the handlers that run on Lambda, and their store.
 *
 * <p>With either store, the function posts over HTTP, as a deployed function does.
 */
final class ServiceBackend implements AutoCloseable {

  /** The maximum time that a stop waits for running functions, because a user pressed Ctrl-C. */
  private static final Duration LAST_INVOCATIONS = Duration.ofSeconds(5);

  /**
   * The maximum of concurrent requests. DynamoDB Local writes one transaction at a time, so more
   * requests would wait within it, for threads and for locks.
   */
  private static final int REQUESTS_AT_ONCE = 16;

  private static final String CONNECTIONS = "switchboard-local-connections";
  private static final String PUBLICATIONS = "switchboard-local-publications";
  private static final String SUBSCRIPTIONS = "switchboard-local-subscriptions";

  private final GatewayHandler handler;
  private final PublishHandler publisher;
  private final Consumer<String> log;
  private final InvocationCounter running;
  private final Optional<LocalDynamoDb> dynamoDb;

  private ServiceBackend(
      GatewayHandler handler,
      PublishHandler publisher,
      Consumer<String> log,
      InvocationCounter running,
      Optional<LocalDynamoDb> dynamoDb) {
    this.handler = handler;
    this.publisher = publisher;
    this.log = log;
    this.running = running;
    this.dynamoDb = dynamoDb;
  }

  /**
   * Starts a backend.
   *
   * @param gateway the address of the management API
   * @param log receives each log line, from many threads at once
   */
  static ServiceBackend start(
      ServiceSettings service,
      ApiGatewaySettings gateway,
      InstantSource clock,
      Consumer<String> log) {
    InvocationCounter running = new InvocationCounter(LAST_INVOCATIONS);
    return switch (service.store()) {
      case MEMORY -> {
        InMemoryComponent component =
            DaggerInMemoryComponent.factory()
                .create(
                    gateway,
                    service.limits(),
                    log,
                    running,
                    service.connectionLimits(),
                    service.lifecycle(),
                    service.access(),
                    clock);
        yield new ServiceBackend(
            component.handler(), component.publisher(), log, running, Optional.empty());
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
                    running,
                    service.connectionLimits(),
                    service.lifecycle(),
                    service.access(),
                    clock);
        yield new ServiceBackend(
            component.handler(), component.publisher(), log, running, Optional.of(dynamoDb));
      }
    };
  }

  private static DynamoDbSettings tables(LocalDynamoDb dynamoDb) {
    dynamoDb.createTables(CONNECTIONS, SUBSCRIPTIONS, PUBLICATIONS);
    return DynamoDbSettings.onLaptop(CONNECTIONS, SUBSCRIPTIONS, dynamoDb.endpoint())
        .withPublications(PUBLICATIONS)
        .withRequests(DynamoDbRequestSettings.DEFAULT.withAtOnce(REQUESTS_AT_ONCE));
  }

  /** Returns the function behind the WebSocket API, as the gateway calls it. */
  Integration gatewayFunction() {
    return running.counted(new HandlerIntegration(handler, log));
  }

  /** Returns the function behind the HTTP API, as the gateway calls it. */
  Integration publishFunction() {
    return running.counted(new HandlerIntegration(publisher, log));
  }

  /** Returns the URL of DynamoDB Local; empty if the store is another one. */
  Optional<URI> dynamoDbUrl() {
    return dynamoDb.map(LocalDynamoDb::endpoint);
  }

  /** Stops the store and discards its data. It does not answer any more. */
  void stopStore() {
    dynamoDb.ifPresent(LocalDynamoDb::close);
  }

  /** Refuses further invocations, waits for the running ones, and then stops the store. */
  @Override
  public void close() {
    running.close();
    stopStore();
  }
}
