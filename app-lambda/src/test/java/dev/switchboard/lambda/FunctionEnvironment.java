package dev.switchboard.lambda;

import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a deployed function: tables in DynamoDB Local, a gateway with one client, and
 * Lambda. Queue addresses do not respond until a test adds a queue.
 */
final class FunctionEnvironment implements AutoCloseable {

  private static final String POST_EVENT = "POST /event";
  private static final String CALLBACK_URL =
      "https://${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/realtime";
  private static final String NOWHERE = "http://127.0.0.1:1";
  private static final Pattern ID = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  private final CompletableFuture<String> connectionId = new CompletableFuture<>();
  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final LocalGateway gateway =
      LocalGateway.bind(GatewaySettings.defaults().withHttpApi(HttpApi.of(POST_EVENT)));
  private final LambdaRuntimeApi lambda = new LambdaRuntimeApi();
  private final DeploymentFile deployment = DeploymentFile.read();
  private final Map<String, String> account = new HashMap<>();
  private final Path folder;
  private String queues = NOWHERE;

  /**
   * Starts all parts.
   *
   * @param folder the folder into which the deployed zip is unpacked
   */
  FunctionEnvironment(Path folder) throws IOException {
    this.folder = folder;
    PackagedFunction.unpackInto(folder);
    dynamoDb.createTables("connections", "subscriptions", "publications");
    gateway.serve(Functions.all(this::letIn).with(POST_EVENT, lambda::invoke), _ -> {});
    account.put("ConnectionsTable", "connections");
    account.put("SubscriptionsTable", "subscriptions");
    account.put("PublicationsTable", "publications");
    account.put(CALLBACK_URL, gateway.managementUrl().toString());
    account.put("FanOutQueue", NOWHERE + "/0/fan-out");
    account.put("FanOutDeadLetterQueue", NOWHERE + "/0/dead-letters");
    account.put("ReminderQueue", NOWHERE + "/0/reminders");
  }

  /** Uses this queue for one of the queues that {@code serverless.yml} names. */
  void have(String resource, LocalQueue queue) {
    account.put(resource, queue.url());
    queues = queue.endpoint().toString();
  }

  /** Adds this access file to the deployed function. */
  void haveAccessFile(String text) throws IOException {
    Files.writeString(folder.resolve("access.json"), text);
  }

  /** Starts one of the functions of {@code serverless.yml}. */
  PackagedFunction start(String function) throws IOException, URISyntaxException {
    return start(function, Map.of());
  }

  /** Starts a function that was deployed with {@code --param}. */
  PackagedFunction start(String function, Map<String, String> params)
      throws IOException, URISyntaxException {
    Map<String, String> environment = deployment.environment(function, params, account);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", queues);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function);
    return PackagedFunction.start(deployment.handler(function), folder, lambda, environment);
  }

  /** Returns the runtime API from which the function receives its events. */
  LambdaRuntimeApi lambda() {
    return lambda;
  }

  /** Connects the client. */
  WebSocketClient connect() {
    return WebSocketClient.connect(gateway.webSocketUrl());
  }

  /** Returns the connection of the client, as if it had opened an hour ago. */
  Connection connection(Protocol protocol) {
    return connection(new ConnectionId(connectionId.join()), protocol);
  }

  /** Returns a connection that is gone at the gateway. */
  static Connection goneConnection(Protocol protocol) {
    return connection(GoldenEvent.CONNECTION.id(), protocol);
  }

  /** Returns the address at which the HTTP API accepts publish requests. */
  URI eventUrl() {
    return gateway.httpUrl().resolve("/event");
  }

  /** Returns the rows and messages as the other functions write them. */
  StoreAndQueueComponent rows() {
    return DaggerStoreAndQueueComponent.factory()
        .create(
            DynamoDbSettings.onLaptop("connections", "subscriptions", dynamoDb.endpoint()),
            SqsSettings.onAws(Optional.empty()),
            Limits.DEFAULT,
            InstantSource.system());
  }

  /** Returns the whole content of a table, as DynamoDB returns it. */
  String rows(String table) throws IOException, InterruptedException {
    return UnsignedAwsRequest.ask(
            dynamoDb.endpoint(), "DynamoDB_20120810.Scan", Map.of("TableName", table))
        .toString();
  }

  @Override
  public void close() {
    lambda.close();
    gateway.close();
    dynamoDb.close();
  }

  private String letIn(String event) {
    Matcher id = ID.matcher(event);
    if (id.find()) {
      connectionId.complete(id.group(1));
    }
    return "{\"statusCode\":200}";
  }

  private static Connection connection(ConnectionId id, Protocol protocol) {
    Instant longAgo = InstantSource.system().instant().minus(Duration.ofHours(1));
    return new Connection(id, longAgo.truncatedTo(ChronoUnit.MILLIS), protocol);
  }
}
