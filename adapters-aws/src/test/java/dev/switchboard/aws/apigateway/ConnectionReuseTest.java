package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.NoResponseException;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.contracts.ManualClock;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reuse of connections, and the repetition of requests on broken ones. */
final class ConnectionReuseTest {

  private static final String TIMED_OUT = "HTTP/1.1 408 Request Timeout\r\n\r\n";
  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ManualClock clock = new ManualClock();

  /** Returns the ways in which a connection can end without a response. */
  static Stream<RawServer.Script> endings() {
    return Stream.of(
        (connection, _) -> connection.socket().close(),
        (connection, _) -> connection.reset(),
        (connection, _) -> {
          connection.readRequest();
          connection.socket().close();
        },
        (connection, _) -> {
          connection.readRequest();
          connection.reset();
        });
  }

  /** Lambda freezes the process between invocations, and idle connections die during that time. */
  @ParameterizedTest
  @MethodSource("endings")
  void a_request_on_a_dead_idle_connection_is_repeated(RawServer.Script ending) throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              if (number == 1) {
                ending.run(connection, number);
              }
              connection.answerAll(RawConnection.OK);
            })) {
      ApiGatewayTransport transport = transport(server, LONG);
      transport.exchange(REQUEST);

      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** Before a server closes an idle connection it may send 408, without a request. */
  @Test
  void a_response_sent_before_the_request_is_discarded() throws Exception {
    BlockingQueue<Integer> said = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.socket().setTcpNoDelay(true);
              connection.readRequest();
              connection.write(RawConnection.OK);
              if (number == 1) {
                connection.write(TIMED_OUT);
                said.add(number);
              }
              connection.answerAll(RawConnection.OK);
            })) {
      ApiGatewayTransport transport = transport(server, LONG);
      transport.exchange(REQUEST);
      assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      clock.turn(Duration.ofSeconds(1));

      assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void a_second_response_to_the_last_request_is_discarded() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK + (number == 1 ? TIMED_OUT : ""));
              connection.answerAll(RawConnection.OK);
            })) {
      ApiGatewayTransport transport = transport(server, LONG);
      transport.exchange(REQUEST);

      assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("endings")
  void a_request_on_a_new_connection_is_not_repeated(RawServer.Script ending) throws IOException {
    try (RawServer server = new RawServer(ending)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport(server, LONG).exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("endings")
  void a_request_is_sent_twice_at_most(RawServer.Script ending) throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              if (number == 1) {
                connection.readRequest();
                connection.write(RawConnection.OK);
              }
              ending.run(connection, number);
            })) {
      ApiGatewayTransport transport = transport(server, LONG);
      transport.exchange(REQUEST);

      assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** The first byte shows that the server has read the request, and may have acted on it. */
  @ParameterizedTest
  @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "nonsense\r\n"})
  void a_request_whose_response_has_begun_is_not_repeated(String start) throws IOException {
    try (RawServer server = new RawServer((connection, _) -> answerThenWrite(connection, start))) {
      ApiGatewayTransport transport = transport(server, LONG);
      transport.exchange(REQUEST);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport.exchange(REQUEST))
          .isNotInstanceOf(NoResponseException.class);
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(transport.exchange(REQUEST))
          .as("the next one")
          .isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** A slow server would have twice the work. */
  @Test
  void a_request_whose_response_takes_too_long_is_not_repeated() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, _) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              connection.awaitEnd();
            })) {
      ApiGatewayTransport transport = transport(server, SHORT);
      transport.exchange(REQUEST);

      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> transport.exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void a_connection_that_the_server_closes_is_not_used_again() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, _) ->
                connection.answerAll(
                    "HTTP/1.1 410 Gone\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))) {
      ApiGatewayTransport transport = transport(server, LONG);

      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(410, false));
      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(410, false));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** The pool has one permit: if a failure kept it, the next request would wait forever. */
  @Test
  void a_failure_closes_its_connection_and_returns_its_permit() throws Exception {
    BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    String[] answers = {
      "nonsense\r\n", "HTTP/1.1 200 OK\r\n: x\r\n", "", "HTTP/1.0 200 OK\r\n\r\n"
    };
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(number > answers.length ? RawConnection.OK : answers[number - 1]);
              connection.awaitEnd();
              ended.add(number);
            })) {
      ApiGatewayTransport transport = transport(server, SHORT);

      assertThatExceptionOfType(ProtocolException.class)
          .isThrownBy(() -> transport.exchange(REQUEST));
      assertThatExceptionOfType(ProtocolException.class)
          .isThrownBy(() -> transport.exchange(REQUEST));
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> transport.exchange(REQUEST));
      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, false));
      for (int number = 1; number <= answers.length; number++) {
        assertThat(ended.poll(10, TimeUnit.SECONDS)).as("an end").isNotNull();
      }
      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
    }
  }

  private static void answerThenWrite(RawConnection connection, String start) throws IOException {
    connection.readRequest();
    connection.write(RawConnection.OK);
    connection.readRequest();
    connection.write(start);
  }

  private ApiGatewayTransport transport(RawServer server, Duration readTimeout) {
    return TestTransport.to(server, readTimeout, 1, clock);
  }
}
