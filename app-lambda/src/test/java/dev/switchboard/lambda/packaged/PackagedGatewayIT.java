package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.lambda.GoldenEvent;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's function as Lambda runs it: API Gateway's events in, rows and posts out. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedGatewayIT {

  private static final Pattern ID = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  private final Deployment deployment;
  @AutoClose private final FunctionEnvironment environment;

  PackagedGatewayIT(@TempDir Path folder) throws IOException {
    deployment = Deployment.unpack("", Path.of(".."), folder);
    environment = new FunctionEnvironment(deployment.file());
  }

  @Test
  void takes_the_gateways_events_stores_rows_and_posts()
      throws IOException, InterruptedException, URISyntaxException {
    CompletableFuture<String> connected = new CompletableFuture<>();
    environment.route(event -> accept(event, connected), event -> event);
    WebSocketClient client = environment.connect();
    String id = connected.join();

    try (PackagedFunction gateway = environment.start(deployment, "gateway")) {
      assertThat(invoke(gateway, GoldenEvent.CONNECT, id))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Connected.\"}");
      assertThat(environment.rows("ConnectionsTable")).contains(id);
      assertThat(environment.rows("SubscriptionsTable")).contains("/broadcast#", "of#" + id);

      assertThat(invoke(gateway, GoldenEvent.MESSAGE, id))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Data sent.\"}");
      assertThat(client.nextText()).isEqualTo("{\"action\":\"hello\"}");

      assertThat(gateway.invoke("no event at all")).contains("400");

      assertThat(invoke(gateway, GoldenEvent.DISCONNECT, id))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Disconnected.\"}");
      assertThat(environment.rows("ConnectionsTable")).contains("\"Count\":0");
      assertThat(environment.rows("SubscriptionsTable")).contains("\"Count\":0");
    }
  }

  @Test
  void does_not_start_with_a_setting_it_cannot_use() throws IOException, URISyntaxException {
    try (PackagedFunction gateway =
        environment.start(deployment, "gateway", Map.of("plainMode", "loud"))) {
      assertThat(gateway.awaitFailedStart())
          .contains("PLAIN_MODE is 'loud'", "expected one of broadcast, echo, off");
    }
  }

  /** Accepts all events, and takes the connection's id from them. */
  private static String accept(String event, CompletableFuture<String> connected) {
    Matcher id = ID.matcher(event);
    if (id.find()) {
      connected.complete(id.group(1));
    }
    return "{\"statusCode\":200}";
  }

  /**
   * Invokes the function with a captured event, changed to the client's open connection, which
   * connected just now.
   */
  private static String invoke(PackagedFunction gateway, GoldenEvent event, String id) {
    return gateway.invoke(
        event
            .json()
            .replace(GoldenEvent.CONNECTION.id().value(), id)
            .replaceFirst(
                "\"connectedAt\": *\\d+", "\"connectedAt\": " + System.currentTimeMillis()));
  }
}
