package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.PlainClient;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private PackagedFunction start(String plainMode) throws IOException, URISyntaxException {
    return PackagedFunction.start(
        folder,
        api,
        Map.of(
            "CONNECTIONS_TABLE",
            "connections",
            "SUBSCRIPTIONS_TABLE",
            "subscriptions",
            "CALLBACK_URL",
            gateway.managementUrl().toString(),
            "PLAIN_MODE",
            plainMode,
            "AWS_ENDPOINT_URL_DYNAMODB",
            dynamoDb.endpoint().toString()));
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
