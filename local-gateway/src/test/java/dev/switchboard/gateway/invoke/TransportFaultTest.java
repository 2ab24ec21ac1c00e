package dev.switchboard.gateway.invoke;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.FunctionFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that end connections as they like. */
final class TransportFaultTest {

  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"statusCode\":200}";

  private final AtomicInteger requests = new AtomicInteger();
  private ServerSocket server;
  private String response = RESPONSE;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void a_server_that_hangs_up_after_each_answer_loses_no_event() {
    LambdaInvokeClient function = LambdaInvokeClient.at(address());

    for (int i = 0; i < 200; i++) {
      assertThat(function.invoke("{}")).isEqualTo("{\"statusCode\":200}");
    }
    assertThat(requests).hasValue(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'',closed the connection without an answer; the function may have handled the event",
    "HTTP/1.1 200 OK_Content-Length: 99__part,closed the connection within its answer",
    "HTTP/1.1 200 OK_Transfer-Encoding: chunked__zz_,sent no usable answer"
  })
  void a_fault_is_described_and_the_event_sent_once(String raw, String message) {
    response = raw.replace("_", "\r\n");

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining(message);
    assertThat(requests).hasValue(1);
  }

  @Test
  void a_name_without_an_address_is_named() {
    Attempt attempt =
        TransportFault.attempt(URI.create("http://nowhere:1"), new UnknownHostException("nowhere"));

    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .hasMessage("The name nowhere has no address: is it spelled right?"));
  }

  @Test
  void a_server_without_tls_is_named() {
    response = "HTTP/1.1 400 Bad Request\r\n\r\n";

    assertThatThrownBy(
            () -> LambdaInvokeClient.at(address().replace("http:", "https:")).invoke("{}"))
        .hasMessageContaining("No TLS connection to https://127.0.0.1");
  }

  private String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException closed) {
        // The test has ended, or its client has.
      }
    }
  }

  /** Reads a request whose body is {@code {}}, answers it and hangs up. */
  private void answer(Socket socket) throws IOException {
    InputStream input = socket.getInputStream();
    StringBuilder request = new StringBuilder();
    int next = input.read();
    while (next >= 0 && !request.append((char) next).toString().endsWith("\r\n\r\n{}")) {
      if (next == 0x16) {
        break; // A TLS client speaks first, and not HTTP.
      }
      next = input.read();
    }
    requests.incrementAndGet();
    socket.getOutputStream().write(response.getBytes(US_ASCII));
  }
}
