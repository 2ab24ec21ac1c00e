package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service that the attacks try to break into. Two issuers and two keys have different rights,
 * and anyone may connect.
 *
 * <p>Tokens and keys may do only the following:
 *
 * <ul>
 *   <li>{@link #APP_KEY} subscribes in {@code /default}; {@link #BACKEND_KEY} also publishes there.
 *   <li>A token of {@link #issuer} does everything at {@code /users/{sub}}, at {@code
 *       /groups/{cognito:groups}}, and, if it has the group {@code admins}, in {@code /admin}.
 *   <li>A token of {@link #other} is valid only if it is signed with ES256, which it never is.
 * </ul>
 */
final class AttackedService implements AutoCloseable {

  static final String APP_KEY = "app-6f1ac7b3";
  static final String BACKEND_KEY = "backend-90c2de41";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final TokenIssuer issuer = new TokenIssuer();
  final TokenIssuer other = new TokenIssuer();

  /** An issuer that the service does not know. */
  final TokenIssuer stranger = new TokenIssuer();

  private final AtomicInteger ids = new AtomicInteger();
  private final Switchboard switchboard =
      Switchboard.start(
          GatewaySettings.defaults(),
          ServiceSettings.over(StoreChoice.MEMORY).with(access()),
          new InvocationLog());

  /** Opens a connection that shows the key of the app. */
  EventsClient connect() {
    return EventsClient.connect(switchboard.webSocketUrl(), APP_KEY);
  }

  /**
   * Sends a message with these credentials and returns its answer.
   *
   * @param channel the channel's name in JSON, which need not be a text
   * @param authorization the credentials as a JSON object
   */
  String subscribe(EventsClient client, String channel, String authorization) {
    return ask(client, "subscribe", "", channel, authorization);
  }

  /** The same for a publish of the event {@code 1}. */
  String publish(EventsClient client, String channel, String authorization) {
    return ask(client, "publish", "\"events\":[\"1\"],", channel, authorization);
  }

  private String ask(
      EventsClient client, String type, String members, String channel, String authorization) {
    String id = "\"id\":\"" + ids.incrementAndGet() + "\"";
    client.send(
        "{\"type\":\"%s\",%s,%s\"channel\":%s,\"authorization\":%s}"
            .formatted(type, id, members, channel, authorization));
    String answer = client.next();
    while (answer.startsWith("{\"type\":\"data\"")) {
      answer = client.next();
    }
    return answer;
  }

  /** Publishes over HTTP; the headers alternate between names and values. */
  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl().resolve(path))
            .headers(headers)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }

  URI webSocketUrl() {
    return switchboard.webSocketUrl();
  }

  /** Returns the port of all addresses of the service. */
  int port() {
    return switchboard.eventUrl().getPort();
  }

  /** Returns the claims of an honest token, with more members, which replace earlier ones. */
  String claims(String more) {
    return "{\"iss\":\"%s\",\"aud\":\"app\",\"sub\":\"ann\",\"exp\":%d%s}"
        .formatted(issuer.address(), inAnHour(), more.isEmpty() ? "" : "," + more);
  }

  /** Returns an honest token with more claims. */
  String token(String more) {
    return issuer.sign(TokenIssuer.HEADER, claims(more));
  }

  static long inAnHour() {
    return Instant.now().getEpochSecond() + 3600;
  }

  /** Returns the credentials of a message that shows a token. */
  static String bearing(String token) {
    return "{\"Authorization\":\"" + token + "\"}";
  }

  /** Returns the credentials of a message that shows a key. */
  static String showing(String key) {
    return "{\"x-api-key\":\"" + key + "\"}";
  }

  private AccessFile access() {
    String anyToken = "[{\"claims\":{\"iss\":\"" + issuer.address() + "\"}}]";
    String admins =
        "[{\"claims\":{\"iss\":\"" + issuer.address() + "\",\"cognito:groups\":\"admins\"}}]";
    String rules =
        """
        {
          "keys": {
            "app": {"sha256": "%1$s", "expires": "2100-01-01T00:00:00Z"},
            "backend": {"sha256": "%2$s", "expires": "2100-01-01T00:00:00Z"}
          },
          "issuers": {
            "%3$s": {"audiences": ["app"]},
            "%4$s": {"audiences": ["app"], "algorithms": ["ES256"]}
          },
          "connect": ["anyone"],
          "namespaces": {
            "default": [{"subscribe": ["keys"], "publish": ["key:backend"]}],
            "users": [{"channel": "/users/{sub}", "subscribe": %5$s, "publish": %5$s}],
            "groups": [{"channel": "/groups/{cognito:groups}", "subscribe": %5$s, "publish": %5$s}],
            "admin": [{"subscribe": %6$s, "publish": %6$s}],
            "broadcast": [{"subscribe": ["anyone"], "publish": ["key:backend"]}]
          }
        }
        """
            .formatted(
                IssuedKey.hashOf(APP_KEY),
                IssuedKey.hashOf(BACKEND_KEY),
                issuer.address(),
                other.address(),
                anyToken,
                admins);
    AccessReading read = AccessFile.read(rules.getBytes(UTF_8));
    assertThat(read).as("%s", read).isInstanceOf(AccessReading.Usable.class);
    return ((AccessReading.Usable) read).file();
  }

  @Override
  public void close() {
    switchboard.close();
    issuer.close();
    other.close();
    stranger.close();
  }
}
