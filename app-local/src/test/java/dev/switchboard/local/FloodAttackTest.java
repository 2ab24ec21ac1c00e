package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Limits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send much at once, or contradict themselves. */
final class FloodAttackTest {

  private static final String KEY = AttackedService.showing(AttackedService.APP_KEY);
  private static final String BACKEND = AttackedService.showing(AttackedService.BACKEND_KEY);

  private final AttackedService service = new AttackedService();
  private final EventsClient eve = service.connect();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_connection_has_its_limit_of_subscriptions_however_fast_it_subscribes() {
    int limit = Limits.DEFAULT.subscriptionsPerConnection();
    int sent = limit + 60;
    for (int i = 0; i < sent; i++) {
      eve.send(message("subscribe", "n" + i, "/default/n" + i));
    }

    List<String> answers = IntStream.range(0, sent).mapToObj(_ -> eve.next()).toList();

    assertThat(answers).filteredOn(text -> text.contains("subscribe_success")).hasSize(limit);
    assertThat(answers).filteredOn(text -> text.contains("subscribe_error")).hasSize(60);
  }

  @Test
  void a_subscribe_that_is_repeated_is_delivered_once() {
    for (int i = 0; i < 100; i++) {
      eve.send(message("subscribe", "same", "/default/same"));
    }
    List<String> answers = IntStream.range(0, 100).mapToObj(_ -> eve.next()).toList();
    assertThat(answers).anyMatch(text -> text.contains("subscribe_success"));

    assertThat(publish("/default/same")).contains("publish_success");
    assertThat(eve.next()).contains("\"type\":\"data\"");
    assertThat(eve.ask(message("unsubscribe", "same", "/default/same")))
        .contains("unsubscribe_success");
  }

  @Test
  void a_race_of_subscribe_and_unsubscribe_leaves_no_subscription() {
    for (int i = 0; i < 60; i++) {
      eve.send(message("subscribe", "r", "/default/r" + i % 3));
      eve.send(message("unsubscribe", "r", "/default/r" + i % 3));
    }
    IntStream.range(0, 120).forEach(_ -> eve.next());
    eve.ask(message("unsubscribe", "r", "/default/r0"));

    IntStream.range(0, 3).forEach(i -> publish("/default/r" + i));

    assertThat(eve.ask(message("subscribe", "last", "/default/last")))
        .contains("subscribe_success", "\"last\"");
  }

  @Test
  void after_malformed_messages_the_connection_still_serves() {
    for (String malformed :
        List.of(
            "",
            "{",
            "[".repeat(30_000),
            "{\"a\":".repeat(5_000),
            "{\"type\":\"subscribe\"}",
            "{\"type\":[\"subscribe\"],\"id\":\"1\"}",
            "{\"type\":\"subscribe\",\"id\":{\"a\":1},\"channel\":\"/default/x\"}",
            "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/default/x\",\"events\":\"1\"}",
            "{\"type\":\"subscribe\",\"type\":\"publish\",\"id\":\"1\"}",
            "{\"__proto__\":{\"type\":\"subscribe\"}}",
            "\u0000",
            "\ufeff{}",
            "9".repeat(30_000),
            "1e999999999",
            "NaN")) {
      assertThat(malformed.isEmpty() ? "error" : eve.ask(malformed)).contains("error");
    }

    assertThat(eve.ask(message("subscribe", "s", "/default/x"))).contains("subscribe_success");
  }

  private String publish(String channel) {
    EventsClient backend = service.connect();
    return service.publish(backend, "\"" + channel + "\"", BACKEND);
  }

  private static String message(String type, String id, String channel) {
    return "{\"type\":\"%s\",\"id\":\"%s\",\"channel\":\"%s\",\"authorization\":%s}"
        .formatted(type, id, channel, KEY);
  }
}
