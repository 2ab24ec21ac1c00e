package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.fault.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a throttled account, or one client that does not read, leaves of the service. */
@Timeout(60)
final class ThrottledAccountTest {

  private static final String CHANNEL = "/default/news";

  private final InvocationLog log = new InvocationLog();
  private final GatewaySettings settings = EventEndpoint.in(GatewaySettings.defaults());
  private final LocalGateway gateway = LocalGateway.bind(settings);
  private final Switchboard switchboard =
      Switchboard.start(gateway, settings, ServiceSettings.over(StoreChoice.MEMORY), log);

  @AfterEach
  void stop() {
    switchboard.close();
  }

  /** A test client waits ten seconds for a text. Before, this silence lasted up to a minute. */
  @Test
  void a_throttle_that_is_over_silences_nobody() {
    List<EventsClient> clients = IntStream.range(0, 60).mapToObj(_ -> subscriber()).toList();
    EventsClient publisher = connect();
    gateway.faults().set(new Fault.Throttle(1, 1));
    for (int i = 0; i < 12; i++) {
      publisher.publish("during" + i, CHANNEL, "\"%d\"".formatted(i));
    }
    log.awaitLine("MESSAGE", "\"audience\":60");

    gateway.faults().clear();
    publisher.publish("after", CHANNEL, "\"\\\"after\\\"\"");

    assertThat(clients).allSatisfy(each -> assertThat(each.awaitText("after")).isNotEmpty());
  }

  /** Before, each of these publications took more than a second. */
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

  private EventsClient subscriber() {
    EventsClient client = connect();
    assertThat(client.subscribe("s", CHANNEL)).contains("subscribe_success");
    return client;
  }

  private EventsClient connect() {
    return EventsClient.connect(switchboard.webSocketUrl());
  }
}
