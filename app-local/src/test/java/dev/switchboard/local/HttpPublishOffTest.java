package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.PlainClient;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where only plain clients are served, nobody joins them over HTTP. */
final class HttpPublishOffTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** As what the project deploys, unless somebody says otherwise. */
  private static final String PLAIN_ONLY =
      """
      {
        "events": false,
        "connect": ["anyone"],
        "namespaces": {"broadcast": [{"subscribe": ["anyone"], "publish": ["anyone"]}]}
      }
      """;

  static Stream<AccessFile> files() {
    AccessReading read = AccessFile.read(PLAIN_ONLY.getBytes(UTF_8));
    assertThat(read).isInstanceOf(AccessReading.Usable.class);
    return Stream.of(AccessFile.NONE, ((AccessReading.Usable) read).file());
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_publish_that_a_rule_for_plain_clients_would_allow_is_refused(AccessFile access) {
    InvocationLog log = new InvocationLog();
    ServiceSettings service = ServiceSettings.over(StoreChoice.MEMORY).with(access);
    try (Switchboard switchboard = Switchboard.start(GatewaySettings.defaults(), service, log)) {
      PlainClient ada = PlainClient.connect(switchboard.webSocketUrl());

      assertThat(publish(switchboard, "origin", "https://elsewhere.example")).isEqualTo(401);
      assertThat(publish(switchboard, "x-api-key", "local-key")).isEqualTo(401);
      ada.send("hello");

      assertThat(ada.nextText()).isEqualTo("hello");
    }
  }

  private static int publish(Switchboard switchboard, String header, String value) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json")
            .header(header, value)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"channel\":\"/broadcast\",\"events\":[\"\\\"intruder\\\"\"]}"))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join().statusCode();
  }
}
