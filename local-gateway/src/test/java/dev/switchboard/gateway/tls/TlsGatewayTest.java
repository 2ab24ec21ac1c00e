package dev.switchboard.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.RefusedRequest;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only clients that trust the PEM file connect to the gateway over TLS. */
final class TlsGatewayTest {

  @TempDir private static Path folder;
  private static LocalGateway gateway;

  @BeforeAll
  static void serve() {
    gateway =
        LocalGateway.bind(
            GatewaySettings.defaults()
                .withCertificate(SelfSignedCertificate.in(folder, InstantSource.system()))
                .withAliases(Set.of("/event/realtime"))
                .withHttpApi(HttpApi.of("POST /event").withCors(Cors.allowing("https://*"))));
    // The HTTP API's function returns its event, which payload format 2.0 allows as a body.
    gateway.serve(
        Functions.all(_ -> "{\"statusCode\":200}").with("POST /event", event -> event), _ -> {});
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void a_socket_that_never_begins_its_tls_handshake_is_closed_in_time() throws Exception {
    BlockingQueue<RefusedRequest> refused = new LinkedBlockingQueue<>();
    GatewaySettings settings =
        gateway.settings().at("127.0.0.1", 0).withRequestTimeout(Duration.ofMillis(100));
    try (LocalGateway timed = LocalGateway.bind(settings)) {
      timed.serve(
          Functions.all(_ -> "").with("POST /event", event -> event), _ -> {}, refused::add);
      try (RawClient client = new RawClient(timed)) {
        client.readToEnd();
      }
      assertThat(refused.poll(5, TimeUnit.SECONDS))
          .isEqualTo(new RefusedRequest("?", "?", 408, "No request was sent within 100ms"));
    }
  }

  @Test
  void its_addresses_are_those_of_tls() {
    assertThat(gateway.webSocketUrl()).hasScheme("wss");
    assertThat(gateway.managementUrl()).hasScheme("https");
    assertThat(gateway.httpUrl()).hasScheme("https").hasPath("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void a_client_that_trusts_exactly_this_certificate_connects(String host) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(PemFile.trust(folder)).build()) {
      WebSocket socket = connect(client, at(gateway.webSocketUrl(), host));
      socket.sendText("Can you hear me?", true).join();
      socket.abort();

      assertThat(get(client, at(gateway.managementUrl(), host)).statusCode()).isEqualTo(410);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void aliases_and_the_http_api_are_served_too(String host) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(PemFile.trust(folder)).build()) {
      URI event = URI.create(at(gateway.httpUrl(), host) + "/event");
      connect(client, URI.create(event.toString().replace("https:", "wss:") + "/realtime")).abort();

      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(event)
                  .POST(HttpRequest.BodyPublishers.ofString("hello"))
                  .header("Origin", "https://app.example.org")
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"x-forwarded-proto\":\"https\"");
    }
  }

  @Test
  void a_client_that_does_not_trust_it_refuses_to_connect() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> connect(client, gateway.webSocketUrl()))
          .hasCauseInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> get(client, gateway.managementUrl()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static WebSocket connect(HttpClient client, URI url) {
    return client
        .newWebSocketBuilder()
        .buildAsync(url, new WebSocket.Listener() {})
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  private static HttpResponse<String> get(HttpClient client, URI url)
      throws IOException, InterruptedException {
    URI connection = URI.create(url + "/@connections/L0SM9cOFvHcCIhw=");
    return client.send(
        HttpRequest.newBuilder(connection).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI at(URI url, String host) {
    return URI.create(
        "%s://%s:%d%s".formatted(url.getScheme(), host, url.getPort(), url.getPath()));
  }
}
