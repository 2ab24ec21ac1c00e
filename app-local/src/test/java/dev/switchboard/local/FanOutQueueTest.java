package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The delivery to an audience that is too large for one invocation. */
final class FanOutQueueTest {

  private static final FanOutLimits AT_MOST_TWO = new FanOutLimits(8, 1_000, 2);

  private final InvocationLog log = new InvocationLog();

  @Test
  void a_worker_delivers_to_an_audience_too_large_for_one_invocation() {
    GatewaySettings settings = GatewaySettings.defaults();
    LocalGateway gateway = LocalGateway.bind(settings);
    try (Switchboard switchboard =
        Switchboard.start(
            gateway, settings, ServiceSettings.over(StoreChoice.MEMORY).with(AT_MOST_TWO), log)) {
      WebSocketClient ada = WebSocketClient.connect(switchboard.webSocketUrl());
      WebSocketClient bob = WebSocketClient.connect(switchboard.webSocketUrl());
      WebSocketClient cyd = WebSocketClient.connect(switchboard.webSocketUrl());

      ada.send("hello");

      assertThat(Stream.of(ada, bob, cyd))
          .extracting(WebSocketClient::nextText)
          .containsOnly("hello");
      log.awaitLine("MESSAGE", "\"status\":200", "\"sent\":0", "\"handedOver\":3");
      log.awaitLine("\"job\":", "SendToShare", "\"receives\":1", "\"sent\":3");
    }
  }
}
