package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Integration;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service when DynamoDB does not answer any more. */
final class StoreDownTest {

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final TestService service =
      new TestService(StoreChoice.DYNAMODB, this::recorded, UnaryOperator.identity());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void connects_and_messages_fail_with_the_reason() throws InterruptedException {
    WebSocketClient ada = service.connect();
    assertThat(answers.take()).contains("200", "Connected.");
    service.backend.stopStore();

    assertThat(WebSocketClient.refusal(service.url())).isEqualTo(500);
    assertThat(answers.take())
        .contains("500", "Failed to connect: The connection store does not answer.");
    service.log.awaitLine("CONNECT", "\"status\":500", "StoreUnavailableException");

    ada.send("hello");
    assertThat(answers.take())
        .contains("500", "Failed to send: The connection store does not answer.");

    ada.leave();
    assertThat(answers.take())
        .contains("500", "Failed to disconnect: The connection store does not answer.");
  }

  private Integration recorded(Integration function) {
    return event -> {
      String answer = function.invoke(event);
      answers.add(answer);
      return answer;
    };
  }
}
