package dev.switchboard.lambda.packaged;

import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.gateway.ApiIdentity;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.lambda.GoldenEvent;
import dev.switchboard.lambda.permissions.AuthorizationProxy;
import dev.switchboard.lambda.permissions.AwsService;
import dev.switchboard.lambda.permissions.FunctionSession;
import dev.switchboard.lambda.permissions.PermissionUses;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account to which functions are deployed: tables in DynamoDB Local, queues in ElasticMQ, and a
 * gateway. Functions reach them through a proxy that allows what their roles allow. Queues do not
 * respond until a test has some.
 */
final class FunctionEnvironment implements AutoCloseable {

  private static final String POST_EVENT = "POST /event";
  private static final String STAGE = "realtime";
  private static final String CALLBACK_URL =
      "https://${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" + STAGE;
  private static final String ACCEPTED = "{\"statusCode\":200}";

  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withApi(WebSocketApi.PLAIN.withStage(STAGE))
              .withIdentity(
                  new ApiIdentity(
                      Deployment.ACCOUNT.id(), Deployment.ACCOUNT.region(), Deployment.API))
              .withHttpApi(HttpApi.of(POST_EVENT)));
  private final AuthorizationProxy proxy =
      new AuthorizationProxy(Deployment.ACCOUNT, Deployment.API);
  private final Map<String, String> account = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final DeploymentFile file;
  private Optional<LocalSqs> queues = Optional.empty();
  private volatile Integration behindWebSockets = _ -> ACCEPTED;
  private volatile Integration behindPublish = _ -> ACCEPTED;

  /**
   * Starts all parts but the queues.
   *
   * @param file defines the names of tables and queues
   */
  FunctionEnvironment(DeploymentFile file) throws IOException {
    this.file = file;
    dynamoDb.createTables(
        name("ConnectionsTable"), name("SubscriptionsTable"), name("PublicationsTable"));
    file.resources("AWS::DynamoDB::Table").forEach(each -> account.put(each, name(each)));
    file.resources("AWS::SQS::Queue")
        .forEach(each -> account.put(each, proxy.endpoint() + "/0/" + name(each)));
    account.put(CALLBACK_URL, proxy.endpoint() + "/" + STAGE);
    proxy.forward(AwsService.DYNAMODB, dynamoDb.endpoint());
    proxy.forward(AwsService.EXECUTE_API, gateway.managementUrl());
    gateway.serve(
        Functions.all(event -> behindWebSockets.invoke(event))
            .with(POST_EVENT, event -> behindPublish.invoke(event)),
        _ -> {});
  }

  /** Uses this object for the one in the bucket of {@code serverless.yml}. */
  void haveAccessObject(String address) {
    account.put("s3://${AccessBucket}/access.json", address);
  }

  /** Sets a variable of all functions that are started from now on. */
  void haveVariable(String name, String value) {
    variables.put(name, value);
  }

  /** Invokes these functions for clients and backends; until then all clients are accepted. */
  void route(Integration webSockets, Integration publish) {
    behindWebSockets = webSockets;
    behindPublish = publish;
  }

  /** Creates a queue of {@code serverless.yml}, by the name of the resource. */
  LocalQueue queue(String resource) throws IOException, InterruptedException {
    LocalSqs server = queues.orElseGet(LocalSqs::start);
    queues = Optional.of(server);
    proxy.forward(AwsService.SQS, server.endpoint());
    LocalQueue queue = server.create(name(resource));
    account.put(resource, queue.url());
    return queue;
  }

  /** Starts one of the functions of a version. */
  PackagedFunction start(Deployment deployment, String function)
      throws IOException, URISyntaxException {
    return start(deployment, function, Map.of());
  }

  /** Starts a function that was deployed with {@code --param}. */
  PackagedFunction start(Deployment deployment, String function, Map<String, String> params)
      throws IOException, URISyntaxException {
    LambdaRuntimeApi lambda = new LambdaRuntimeApi();
    proxy.admit(
        deployment.accessKeyId(function),
        new FunctionSession(
            function,
            deployment.file().role(function),
            deployment.policy(function),
            () -> EventName.of(lambda.currentEvent())));
    Map<String, String> environment = deployment.file().environment(function, params, account);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", proxy.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", proxy.endpoint().toString());
    environment.putAll(variables);
    environment.put("AWS_ACCESS_KEY_ID", deployment.accessKeyId(function));
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function);
    return PackagedFunction.start(
        deployment.file().handler(function), deployment.folder(), lambda, environment);
  }

  /** Returns which permissions the functions used, and which they lacked. */
  PermissionUses permissionUses() {
    return proxy.uses();
  }

  /** Returns the address for WebSocket clients. */
  URI webSocketUrl() {
    return gateway.webSocketUrl();
  }

  /** Returns the address at which the HTTP API accepts publish requests. */
  URI eventUrl() {
    return gateway.httpUrl().resolve("/event");
  }

  /** Returns the faults of the gateway. */
  Faults faults() {
    return gateway.faults();
  }

  /** Connects a plain client. */
  WebSocketClient connect() {
    return WebSocketClient.connect(webSocketUrl());
  }

  /** Stores a connection that opened an hour ago and is gone at the gateway. */
  Connection haveGone(Protocol protocol, String channel) {
    Instant longAgo = InstantSource.system().instant().minus(Duration.ofHours(1));
    Connection gone =
        new Connection(
            GoldenEvent.CONNECTION.id(), longAgo.truncatedTo(ChronoUnit.MILLIS), protocol);
    Subscription subscription =
        new Subscription(gone, new SubscriptionId("gone"), new ChannelPattern(channel));
    rows().store().add(gone, List.of(subscription));
    return gone;
  }

  /** Returns the rows and messages as the other functions write them. */
  StoreAndQueueComponent rows() {
    return DaggerStoreAndQueueComponent.factory()
        .create(
            DynamoDbSettings.onLaptop(
                name("ConnectionsTable"), name("SubscriptionsTable"), dynamoDb.endpoint()),
            SqsSettings.onAws(Optional.empty()),
            Limits.DEFAULT,
            InstantSource.system());
  }

  /** Returns the whole content of a table, as DynamoDB returns it. */
  String rows(String resource) throws IOException, InterruptedException {
    return UnsignedAwsRequest.ask(
            dynamoDb.endpoint(), "DynamoDB_20120810.Scan", Map.of("TableName", name(resource)))
        .toString();
  }

  @Override
  public void close() {
    proxy.close();
    gateway.close();
    dynamoDb.close();
    queues.ifPresent(LocalSqs::close);
  }

  private String name(String resource) {
    return file.deployedName(resource);
  }
}
