package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures of posts to one connection, which must not affect the others. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class FailingPostTest {

  private final FaultyManagementApi faulty = new FaultyManagementApi();
  private final TestService service;

  FailingPostTest(StoreChoice store) throws IOException {
    service = new TestService(store, UnaryOperator.identity(), faulty::before);
  }

  @AfterEach
  void stop() {
    service.close();
    faulty.close();
  }

  /**
   * Some implementations post to all connections at once, and stop waiting at the first failure.
   */
  @Test
  void a_failed_post_is_counted_and_all_others_are_delivered() {
    WebSocketClient ada = service.connect();
    WebSocketClient bob = service.connect();
    WebSocketClient cyd = service.connect();
    faulty.answer(1, 500);

    ada.send("hello");

    String line =
        service.log.awaitLine(
            "MESSAGE", "\"status\":500", "\"audience\":3,\"sent\":2", "\"failed\":1");
    assertThat(line).contains("The gateway answered 500.");
    assertThat(heardHello(ada, bob, cyd)).isEqualTo(2);
  }

  @Test
  void a_throttled_post_is_handed_off_and_all_others_are_delivered() {
    WebSocketClient ada = service.connect();
    WebSocketClient bob = service.connect();
    faulty.answer(1, 429);

    ada.send("hello");

    service.log.awaitLine(
        "MESSAGE", "\"status\":200", "\"audience\":2,\"sent\":1", "\"handedOver\":1");
    assertThat(heardHello(ada, bob)).isEqualTo(1);
  }

  @Test
  void a_failed_post_does_not_remove_its_connection() {
    WebSocketClient ada = service.connect();
    WebSocketClient bob = service.connect();
    faulty.answer(2, 503);
    ada.send("lost");
    service.log.awaitLine("MESSAGE", "\"failed\":2");
    faulty.recover();

    ada.send("found");

    assertThat(Stream.of(ada, bob)).extracting(WebSocketClient::nextText).containsOnly("found");
  }

  /** Counts the clients that received {@code hello}. All clients receive the text after it. */
  private long heardHello(WebSocketClient... clients) {
    faulty.recover();
    clients[0].send("after it");
    return Stream.of(clients).filter(client -> client.nextText().equals("hello")).count();
  }
}
