package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's function as Lambda runs it: API Gateway's events in, rows and posts out. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedGatewayIT {

  @AutoClose private final FunctionEnvironment environment;

  PackagedGatewayIT(@TempDir Path folder) throws IOException {
    environment = new FunctionEnvironment(folder);
  }

  @Test
  void takes_the_gateways_events_stores_rows_and_posts()
      throws IOException, InterruptedException, URISyntaxException {
    WebSocketClient client = environment.connect();

    try (PackagedFunction _ = environment.start("gateway")) {
      assertThat(invoke(GoldenEvent.CONNECT))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Connected.\"}");
      assertThat(environment.rows("connections")).contains(id());
      assertThat(environment.rows("subscriptions")).contains("/broadcast#", "of#" + id());

      assertThat(invoke(GoldenEvent.MESSAGE))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Data sent.\"}");
      assertThat(client.nextText()).isEqualTo("{\"action\":\"hello\"}");

      assertThat(environment.lambda().invoke("no event at all")).contains("400");

      assertThat(invoke(GoldenEvent.DISCONNECT))
          .isEqualTo("{\"statusCode\":200,\"body\":\"Disconnected.\"}");
      assertThat(environment.rows("connections")).contains("\"Count\":0");
      assertThat(environment.rows("subscriptions")).contains("\"Count\":0");
    }
  }

  @Test
  void does_not_start_with_a_setting_it_cannot_use() throws IOException, URISyntaxException {
    try (PackagedFunction _ = environment.start("gateway", Map.of("plainMode", "loud"))) {
      assertThat(environment.lambda().awaitFailedStart())
          .contains("PLAIN_MODE is 'loud'", "expected one of broadcast, echo, off");
    }
  }

  /**
   * Invokes the function with a captured event, changed to the client's open connection, which
   * connected just now.
   */
  private String invoke(GoldenEvent event) {
    return environment
        .lambda()
        .invoke(
            event
                .json()
                .replace(GoldenEvent.CONNECTION.id().value(), id())
                .replaceFirst(
                    "\"connectedAt\": *\\d+", "\"connectedAt\": " + System.currentTimeMillis()));
  }

  private String id() {
    return environment.connection(Protocol.PLAIN).id().value();
  }
}
