package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.gateway.Integration;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that disconnected behind a gateway that never delivers {@code $disconnect}. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class GoneTest {

  private final TestService service;

  GoneTest(StoreChoice store) {
    service = new TestService(store, GoneTest::withoutDisconnects, UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_410_removes_exactly_that_connection() {
    WebSocketClient ada = service.connect();
    WebSocketClient bob = service.connect();
    WebSocketClient cyd = service.connect();
    bob.leave();
    bob.awaitClose();
    service.clock.turn(Connection.OPENING);

    ada.send("first");
    assertThat(Stream.of(ada, cyd)).extracting(WebSocketClient::nextText).containsOnly("first");
    service.log.awaitLine("MESSAGE", "\"status\":200", "\"audience\":3,\"sent\":2,\"gone\":1");

    cyd.send("second");
    assertThat(Stream.of(ada, cyd)).extracting(WebSocketClient::nextText).containsOnly("second");
    service.log.awaitLine("MESSAGE", "\"status\":200", "\"audience\":2,\"sent\":2,\"gone\":0");
  }

  @Test
  void an_expired_connection_receives_no_posts() {
    WebSocketClient ada = service.connect();
    service.clock.turn(Connection.LIFETIME);
    WebSocketClient bob = service.connect();

    bob.send("two hours later");

    service.log.awaitLine("MESSAGE", "\"audience\":1,\"sent\":1");
    assertThat(bob.nextText()).isEqualTo("two hours later");
    assertThat(ada.texts()).isEmpty();
  }

  private static Integration withoutDisconnects(Integration function) {
    return event ->
        event.contains("\"eventType\":\"DISCONNECT\"")
            ? "{\"statusCode\":200}"
            : function.invoke(event);
  }
}
