package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.aws.SqsSettings;
import dev.switchboard.contracts.PlainClient;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged function as Lambda runs it: API Gateway's events in, rows in DynamoDB Local and
 * posts at the local gateway out.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedFunctionIT {

  private static final String GOLDEN_ID = "L0SM9cOFvHcCIhw=";
  private static final Pattern ID = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  private static final ChannelPattern JOB_PATTERN = new ChannelPattern("/broadcast");
  private static final FanOutJob JOB =
      new FanOutJob(
          "6f9c",
          new FanOutJob.SendToShare(
              List.of(new Event.Text("hello")), JOB_PATTERN, AudienceShare.WHOLE, Cursor.START),
          Duration.ZERO);

  @TempDir private Path folder;

  private final CompletableFuture<String> connectionId = new CompletableFuture<>();
  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private final RuntimeApi api = new RuntimeApi();

  PackagedFunctionIT() throws IOException {}

  @BeforeEach
  void serve() {
    dynamoDb.createTables("connections", "subscriptions", "publications");
    gateway.serve(this::letIn);
  }

  @AfterEach
  void stop() {
    api.close();
    gateway.close();
    dynamoDb.close();
  }

  @Test
  void takes_the_gateways_events_stores_rows_and_posts()
      throws IOException, InterruptedException, URISyntaxException {
    PlainClient client = PlainClient.connect(gateway.webSocketUrl());

    try (PackagedFunction _ = start("broadcast")) {
      assertThat(api.invoke(golden("connect")))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Connected.\"}");
      assertThat(rows("connections")).contains(connectionId.join());
      assertThat(rows("subscriptions")).contains("/broadcast#", "of#" + connectionId.join());

      assertThat(api.invoke(golden("message")))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Data sent.\"}");
      assertThat(golden("message")).contains(escaped(client.nextText()));

      assertThat(api.invoke("no event at all")).contains("400");

      assertThat(api.invoke(golden("disconnect")))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Disconnected.\"}");
      assertThat(rows("connections")).contains("\"Count\":0");
      assertThat(rows("subscriptions")).contains("\"Count\":0");
    }
  }

  @Test
  void does_not_start_with_a_setting_it_cannot_use() throws IOException, URISyntaxException {
    try (PackagedFunction _ = start("loud")) {
      assertThat(api.awaitFailedStart())
          .contains("PLAIN_MODE is 'loud'", "expected one of broadcast, echo, off");
    }
  }

  @Test
  void takes_a_job_off_the_queue_posts_and_forgets_who_is_gone()
      throws IOException, InterruptedException, URISyntaxException {
    RowsComponent rows = rows();
    PlainClient client = PlainClient.connect(gateway.webSocketUrl());
    ConnectionId gone = new ConnectionId(GOLDEN_ID);
    Stream.of(new ConnectionId(connectionId.join()), gone).forEach(id -> add(id, rows.store()));

    try (PackagedFunction _ = startWorker()) {
      assertThat(api.invoke(queueEvent(rows.codec().write(JOB)))).isEmpty();

      assertThat(client.nextText()).isEqualTo("hello");
      assertThat(rows("connections")).contains(connectionId.join()).doesNotContain(GOLDEN_ID);
      assertThat(rows("subscriptions")).contains(connectionId.join()).doesNotContain(GOLDEN_ID);
    }
  }

  /** Lambda then leaves it in its queue. */
  @Test
  void does_not_acknowledge_what_is_no_job_and_cannot_be_kept()
      throws IOException, URISyntaxException {
    try (PackagedFunction _ = startWorker()) {
      assertThatThrownBy(() -> api.invoke(queueEvent("secret")))
          .hasMessageContaining("UnreadableJobException")
          .hasMessageNotContaining("secret");
    }
  }

  private PackagedFunction start(String plainMode) throws IOException, URISyntaxException {
    Map<String, String> environment = environment();
    environment.put("PLAIN_MODE", plainMode);
    return PackagedFunction.start(GatewayHandler.class, folder, api, environment);
  }

  /** Its queues are nowhere. */
  private PackagedFunction startWorker() throws IOException, URISyntaxException {
    Map<String, String> environment = environment();
    environment.put("FAN_OUT_QUEUE_URL", "http://127.0.0.1:1/0/fan-out");
    environment.put("FAN_OUT_DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/0/dead-letters");
    environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
    return PackagedFunction.start(FanOutWorker.class, folder, api, environment);
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "CONNECTIONS_TABLE",
            "connections",
            "SUBSCRIPTIONS_TABLE",
            "subscriptions",
            "CALLBACK_URL",
            gateway.managementUrl().toString(),
            "AWS_ENDPOINT_URL_DYNAMODB",
            dynamoDb.endpoint().toString()));
  }

  private RowsComponent rows() {
    return DaggerRowsComponent.factory()
        .create(
            DynamoDbSettings.onLaptop("connections", "subscriptions", dynamoDb.endpoint()),
            SqsSettings.onAws(Optional.empty()),
            Limits.DEFAULT,
            InstantSource.system());
  }

  private static void add(ConnectionId id, ConnectionStore store) {
    Instant longAgo = InstantSource.system().instant().minus(Duration.ofHours(1));
    Connection connection = Connection.plain(id, longAgo);
    store.add(
        connection, List.of(new Subscription(connection, new SubscriptionId("1"), JOB_PATTERN)));
  }

  /** As SQS's documentation shows one, with a single message. */
  private static String queueEvent(String body) {
    return """
        {"Records":[{"messageId":"059f36b4-87a3-44ab-83d2-661975830a7d","receiptHandle":"AQEBwJ",\
        "body":"%s","attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183",\
        "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},\
        "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3",\
        "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:0:fan-out",\
        "awsRegion":"us-east-1"}]}
        """
        .formatted(escaped(body));
  }

  private String letIn(String event) {
    Matcher id = ID.matcher(event);
    if (id.find()) {
      connectionId.complete(id.group(1));
    }
    return "{\"statusCode\":200}";
  }

  /** A captured event, told of the connection that is really open, which connected just now. */
  private String golden(String name) throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/events/" + name + ".json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replace(GOLDEN_ID, connectionId.join())
          .replaceFirst("\"connectedAt\": *\\d+", "\"connectedAt\": " + System.currentTimeMillis());
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Reads a table as anybody may who speaks HTTP: DynamoDB Local does not check signatures. */
  private String rows(String table) throws IOException, InterruptedException {
    HttpRequest scan =
        HttpRequest.newBuilder(URI.create(dynamoDb.endpoint().toString()))
            .header("X-Amz-Target", "DynamoDB_20120810.Scan")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString("{\"TableName\":\"" + table + "\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(scan, BodyHandlers.ofString()).body();
    }
  }
}
