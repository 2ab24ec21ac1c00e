package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment without an access file refuses events. */
final class EventsOffTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TO_ALL = "{\"channel\":\"/broadcast\",\"events\":[\"\\\"spam\\\"\"]}";

  private final InvocationLog log = new InvocationLog();

  @ParameterizedTest
  @EnumSource(
      value = PlainMode.class,
      names = {"BROADCAST", "ECHO"})
  void an_http_publish_to_plain_clients_is_refused(PlainMode mode) {
    try (Switchboard switchboard = start(mode)) {
      WebSocketClient ada = WebSocketClient.connect(switchboard.webSocketUrl());

      HttpResponse<String> refused = publish(switchboard);

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("UnauthorizedException", "not served here");
      log.awaitLine("PUBLISH", "\"status\":401");
      ada.send("the first she hears");
      assertThat(ada.nextText()).isEqualTo("the first she hears");
    }
  }

  private Switchboard start(PlainMode mode) {
    return Switchboard.start(
        GatewaySettings.defaults(),
        ServiceSettings.over(StoreChoice.MEMORY).with(mode).with(AccessFile.NONE),
        log);
  }

  private static HttpResponse<String> publish(Switchboard switchboard) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json")
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString(TO_ALL))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }
}
