package dev.switchboard.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.CipherOrder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** Failures to connect, and time-outs. */
final class SocketConnectorTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void a_port_where_nothing_listens_refuses_the_connection() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    SocketConnector connector = plain("127.0.0.1", port, LONG);

    assertThatExceptionOfType(ConnectException.class).isThrownBy(connector::connect);
  }

  @Test
  void a_name_that_does_not_resolve_is_unknown() {
    SocketConnector connector = plain("nobody.invalid", 80, LONG);

    assertThatExceptionOfType(UnknownHostException.class).isThrownBy(connector::connect);
  }

  @Test
  void a_silent_server_causes_a_time_out() throws IOException {
    try (RawServer server = new RawServer((connection, _) -> connection.awaitEnd());
        HttpConnection connection = plain("127.0.0.1", server.port(), SHORT).connect()) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> connection.exchange(new byte[10]));
    }
  }

  /** The request fits in the socket's buffer, so the time-out comes while reading. */
  @Test
  void a_server_that_does_not_read_causes_a_time_out() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = new RawServer((_, _) -> await(end));
        HttpConnection connection = plain("127.0.0.1", server.port(), SHORT).connect()) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> connection.exchange(new byte[132 * 1024]));
    } finally {
      end.countDown();
    }
  }

  @Test
  void a_handshake_that_stalls_closes_the_connection() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (connection, _) -> {
              connection.awaitEnd();
              ended.countDown();
            })) {
      TlsHandshake tls =
          new TlsHandshake(
              () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), CipherOrder.JVM_DEFAULT);
      SocketConnector connector =
          new SocketConnector("127.0.0.1", server.port(), Optional.of(tls), LONG, SHORT);

      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connector::connect);
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static SocketConnector plain(String host, int port, Duration readTimeout) {
    return new SocketConnector(host, port, Optional.empty(), LONG, readTimeout);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
