package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.gateway.GatewaySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes whose offers are divided among several lines, from the socket to the access rules. */
final class OfferLinesTest {

  private static final String NAME = "Sec-WebSocket-Protocol: aws-appsync-event-ws";

  private static Switchboard switchboard;

  @BeforeAll
  static void start() {
    switchboard =
        Switchboard.start(
            GatewaySettings.defaults(),
            ServiceSettings.over(StoreChoice.MEMORY)
                .with(LifecycleSettings.DEFAULT.with(RefusedAt.HANDSHAKE)),
            _ -> {});
  }

  @AfterAll
  static void stop() {
    switchboard.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NAME;KEY",
        "KEY;NAME",
        "OTHER;NAME;KEY",
        "NAME;EMPTY;KEY",
        "EMPTY;KEY;EMPTY;NAME",
        "NAME;NAME;KEY",
        "lower;KEY"
      })
  void are_one_list_of_offers(String lines) throws IOException {
    assertThat(statusOf(lines, "local-key")).startsWith("HTTP/1.1 101");
  }

  @Test
  void have_credentials_that_are_checked() throws IOException {
    assertThat(statusOf("NAME;KEY", "guess")).startsWith("HTTP/1.1 403");
    assertThat(statusOf("KEY;NAME", "guess")).startsWith("HTTP/1.1 403");
  }

  private static String statusOf(String lines, String key) throws IOException {
    URI url = switchboard.webSocketUrl();
    String offers =
        Arrays.stream(lines.split(";"))
            .map(
                line ->
                    switch (line) {
                      case "NAME" -> NAME;
                      case "lower" -> NAME.replace("Sec-WebSocket-P", "sec-websocket-p");
                      case "KEY" -> "Sec-WebSocket-Protocol: " + credentials(key);
                      case "OTHER" -> "Sec-WebSocket-Protocol: other";
                      default -> "Sec-WebSocket-Protocol:";
                    })
            .collect(joining("\r\n"));
    String request =
        """
        GET %s HTTP/1.1\r
        Host: %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        %s\r
        \r
        """
            .formatted(url.getPath(), url.getAuthority(), offers);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private static String credentials(String key) {
    String json = "{\"host\":\"localhost\",\"x-api-key\":\"%s\"}".formatted(key);
    return "header-" + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
