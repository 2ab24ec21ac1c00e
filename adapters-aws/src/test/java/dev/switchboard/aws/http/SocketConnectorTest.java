package dev.switchboard.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.apigateway.PlainHttp;
import dev.switchboard.aws.sigv4.CallbackUrl;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What comes of dialling a server that does not do its part. */
final class SocketConnectorTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void nobody_listens() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    SocketConnector dialer = PlainHttp.dialer(new CallbackUrl(false, "127.0.0.1", port, ""), LONG);

    assertThatExceptionOfType(ConnectException.class).isThrownBy(dialer::dial);
  }

  @Test
  void nobody_has_that_name() {
    SocketConnector dialer =
        PlainHttp.dialer(new CallbackUrl(false, "nobody.invalid", 80, ""), LONG);

    assertThatExceptionOfType(UnknownHostException.class).isThrownBy(dialer::dial);
  }

  @Test
  void a_server_that_is_silent_is_not_waited_for_beyond_the_time_out() throws IOException {
    try (RawServer server = new RawServer((connection, _) -> connection.awaitEnd());
        HttpConnection connection = PlainHttp.dialer(server.endpoint(), SHORT).dial()) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> connection.exchange(new byte[10]));
    }
  }

  /** The request stays in the socket's buffer, so it is reading that gives up. */
  @Test
  void a_server_that_does_not_read_is_not_waited_for_either() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = new RawServer((_, _) -> await(end));
        HttpConnection connection = PlainHttp.dialer(server.endpoint(), SHORT).dial()) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> connection.exchange(new byte[132 * 1024]));
    } finally {
      end.countDown();
    }
  }

  @Test
  void a_handshake_that_does_not_go_on_ends_the_connection() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (connection, _) -> {
              connection.awaitEnd();
              ended.countDown();
            })) {
      CallbackUrl secure = new CallbackUrl(true, "127.0.0.1", server.port(), "");

      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(PlainHttp.dialer(secure, SHORT)::dial);
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
