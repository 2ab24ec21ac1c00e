package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A goodbye of either side ends a connection, whatever the client does then. */
final class CloseTimeoutTest {

  private static final byte[] NORMAL = {0x03, (byte) 0xE8};

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private final ManagementClient management = new ManagementClient(gateway);

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void whoever_stays_after_a_goodbye_is_cut_off() throws Exception {
    try (RawClient _ = deaf();
        RawClient talking = deleted()) {
      await().until(() -> nobodyIsLeft(talking));
    }
  }

  /** Fills its receive buffer and more, so that not even the answer to its goodbye gets out. */
  private RawClient deaf() throws Exception {
    RawClient client = RawClient.upgraded(gateway);
    String id = lastId();
    String text = "x".repeat(128 * 1024);
    while (management.post(id, text).statusCode() != 429) {
      // The gateway still takes what the client does not read.
    }
    client.send(RawClient.CLOSE, true, NORMAL);
    return client;
  }

  private RawClient deleted() throws Exception {
    RawClient client = RawClient.upgraded(gateway);
    String id = lastId();
    // The client may hear of its 101 before posts can reach it.
    await().until(() -> management.call("DELETE", id).statusCode() == 204);
    assertThat(client.read().closeCode()).isEqualTo(1000);
    return client;
  }

  private boolean nobodyIsLeft(RawClient talking) {
    try {
      talking.send(RawClient.PING, true, new byte[0]);
    } catch (IOException cut) {
      // It may talk, but nobody listens.
    }
    return webSockets() == 0;
  }

  private String lastId() {
    return function.events("CONNECT").getLast().at("/requestContext/connectionId").asText();
  }

  private long webSockets() {
    return gateway.connector().getConnectedEndPoints().stream()
        .filter(socket -> socket.getConnection() instanceof WebSocketConnection)
        .count();
  }
}
