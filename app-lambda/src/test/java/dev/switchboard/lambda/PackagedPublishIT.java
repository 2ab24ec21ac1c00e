package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The function behind {@code POST /event} as Lambda runs it. A backend's post reaches it as an HTTP
 * API event, and a subscriber as data.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedPublishIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String KEY = "the-backends-key";
  private static final String ACCESS =
      """
      {
        "keys": {"backend": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"}},
        "connect": ["keys"],
        "namespaces": {"default": [{"subscribe": ["keys"], "publish": ["key:backend"]}]},
      }
      """
          .formatted(IssuedKey.hashOf(KEY));

  @AutoClose private final FunctionEnvironment environment;

  PackagedPublishIT(@TempDir Path folder) throws IOException {
    environment = new FunctionEnvironment(folder);
    environment.haveAccessFile(ACCESS);
  }

  @Test
  void publishes_what_is_posted_once_for_each_idempotency_key()
      throws IOException, InterruptedException, URISyntaxException {
    WebSocketClient subscriber = environment.connect();
    subscribe("s", "/default/*");

    try (PackagedFunction _ = environment.start("publish")) {
      HttpResponse<String> first = post("1", "Idempotency-Key", "a");
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.body()).endsWith("\"index\":0}],\"failed\":[]}");
      assertThat(subscriber.nextText())
          .isEqualTo("{\"type\":\"data\",\"id\":\"s\",\"event\":\"1\"}");

      assertThat(post("1", "Idempotency-Key", "a").body()).isEqualTo(first.body());
      assertThat(post("2", "Idempotency-Key", "b").statusCode()).isEqualTo(200);
      assertThat(subscriber.nextText())
          .isEqualTo("{\"type\":\"data\",\"id\":\"s\",\"event\":\"2\"}");
    }
  }

  @Test
  void refuses_a_key_that_is_not_in_the_access_file()
      throws IOException, InterruptedException, URISyntaxException {
    try (PackagedFunction _ = environment.start("publish")) {
      HttpResponse<String> refused = post("1", "X-Api-Key", "another");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("x-amzn-errortype"))
          .contains("UnauthorizedException");
    }
  }

  private void subscribe(String id, String channel) {
    Connection connection = environment.connection(Protocol.EVENTS);
    environment
        .rows()
        .store()
        .add(
            connection,
            List.of(
                new Subscription(connection, new SubscriptionId(id), new ChannelPattern(channel))));
  }

  private HttpResponse<String> post(String event, String header, String value)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(environment.eventUrl())
            .header("Content-Type", "application/json")
            .header("X-Api-Key", KEY)
            .setHeader(header, value)
            .POST(
                BodyPublishers.ofString(
                    "{\"channel\":\"/default/room\",\"events\":[\"" + event + "\"]}"))
            .build(),
        BodyHandlers.ofString());
  }
}
