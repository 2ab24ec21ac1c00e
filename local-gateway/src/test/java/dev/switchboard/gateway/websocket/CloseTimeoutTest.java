package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.ConnectorAccess;
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

/** A close frame of either side ends a connection, even if the client does not close its socket. */
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
  void a_client_that_stays_after_a_close_frame_is_cut() throws Exception {
    try (RawClient _ = clientThatReadsNothing();
        RawClient active = deletedClient()) {
      await().until(() -> allAreClosed(active));
    }
  }

  /** Fills its receive buffer and more, so that the response to its close frame cannot be sent. */
  private RawClient clientThatReadsNothing() throws Exception {
    RawClient client = RawClient.upgraded(gateway);
    String id = lastId();
    String text = "x".repeat(128 * 1024);
    while (management.post(id, text).statusCode() != 429) {
      // The gateway still accepts posts, which the client does not read.
    }
    client.send(RawClient.CLOSE, true, NORMAL);
    return client;
  }

  private RawClient deletedClient() throws Exception {
    RawClient client = RawClient.upgraded(gateway);
    String id = lastId();
    // The client may receive its 101 before posts can reach it.
    await().until(() -> management.call("DELETE", id).statusCode() == 204);
    assertThat(client.read().closeCode()).isEqualTo(1000);
    return client;
  }

  private boolean allAreClosed(RawClient active) {
    try {
      active.send(RawClient.PING, true, new byte[0]);
    } catch (IOException aborted) {
      // The client may send, but the gateway reads nothing.
    }
    return webSockets() == 0;
  }

  private String lastId() {
    return function.events("CONNECT").getLast().at("/requestContext/connectionId").asText();
  }

  private long webSockets() {
    return ConnectorAccess.of(gateway).getConnectedEndPoints().stream()
        .filter(socket -> socket.getConnection() instanceof WebSocketConnection)
        .count();
  }
}
