package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.fault.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service with a throttled account, or with a client that does not read. */
@Timeout(60)
final class ThrottledAccountTest {

  private static final String CHANNEL = "/default/news";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final InvocationLog log = new InvocationLog();
  private final GatewaySettings settings = EventEndpoint.in(GatewaySettings.defaults());
  private final LocalGateway gateway = LocalGateway.bind(settings);
  private final Switchboard switchboard =
      Switchboard.start(gateway, settings, ServiceSettings.over(StoreChoice.MEMORY), log);

  @AfterEach
  void stop() {
    switchboard.close();
  }

  /** Once the throttle ends, texts arrive again within the ten seconds that a test client waits. */
  @Test
  void clients_receive_texts_again_after_a_throttle_ends() {
    List<EventsClient> clients = IntStream.range(0, 60).mapToObj(_ -> subscriber()).toList();
    gateway.faults().set(new Fault.Throttle(1, 1));
    List<CompletableFuture<String>> during =
        IntStream.range(0, 12).mapToObj(i -> publish("\\\"%d\\\"".formatted(i))).toList();
    assertThat(during).allSatisfy(each -> assertThat(each.join()).contains("\"failed\":[]"));

    gateway.faults().clear();
    publish("\\\"after\\\"").join();

    assertThat(clients).allSatisfy(each -> assertThat(each.awaitText("after")).isNotEmpty());
  }

  /** A slow consumer must not add a second to each publication. */
  @Test
  void a_client_that_does_not_read_does_not_slow_its_publishers() {
    EventsClient slow = subscriber();
    gateway.faults().set(new Fault.SlowConsumer(""));
    EventsClient ada = connect();
    ada.publish("first", CHANNEL, "\"0\"");
    log.awaitLine("MESSAGE", "\"handedOver\":1");
    EventsClient bob = subscriber();

    for (int i = 1; i <= 200; i++) {
      ada.publish("p" + i, CHANNEL, "\"%d\"".formatted(i));
      assertThat(ada.awaitText("\"p" + i + "\"")).contains("\"failed\":[]");
    }

    assertThat(bob.awaitText("\"200\"")).contains("data");
    slow.socket().leave();
  }

  /** Publishes over HTTP, because the throttle also refuses messages over a WebSocket. */
  private CompletableFuture<String> publish(String event) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("x-api-key", "local-key")
            .header("content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"channel\":\"%s\",\"events\":[\"%s\"]}".formatted(CHANNEL, event)))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }

  private EventsClient subscriber() {
    EventsClient client = connect();
    assertThat(client.subscribe("s", CHANNEL)).contains("subscribe_success");
    return client;
  }

  private EventsClient connect() {
    return EventsClient.connect(switchboard.webSocketUrl());
  }
}
