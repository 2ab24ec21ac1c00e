package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.NoResponseException;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.contracts.TurnableClock;
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

/** What becomes of a request when the connection under it breaks. */
final class ConnectionReuseTest {

  private static final String TIMED_OUT = "HTTP/1.1 408 Request Timeout\r\n\r\n";
  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final TurnableClock clock = new TurnableClock();

  /** How a connection can end while a server has said nothing. */
  static Stream<RawServer.Talk> deaths() {
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

  /** Lambda freezes the process between invocations, and a kept connection dies meanwhile. */
  @ParameterizedTest
  @MethodSource("deaths")
  void a_kept_connection_that_died_costs_no_request(RawServer.Talk death) throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              if (number == 1) {
                death.on(connection, number);
              }
              connection.answerAll(RawConnection.OK);
            })) {
      GatewayHttp http = http(server, LONG);
      http.exchange(REQUEST);

      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** A server that ends idle connections may send 408, which nobody asked for. */
  @Test
  void an_answer_that_came_before_its_question_is_not_taken_for_one() throws Exception {
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
      GatewayHttp http = http(server, LONG);
      http.exchange(REQUEST);
      assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      clock.turn(Duration.ofSeconds(1));

      assertThat(http.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void nor_is_one_that_came_right_behind_the_last() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK + (number == 1 ? TIMED_OUT : ""));
              connection.answerAll(RawConnection.OK);
            })) {
      GatewayHttp http = http(server, LONG);
      http.exchange(REQUEST);

      assertThat(http.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void a_new_connection_that_dies_fails_at_once(RawServer.Talk death) throws IOException {
    try (RawServer server = new RawServer(death)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> http(server, LONG).exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void a_request_is_sent_twice_at_most(RawServer.Talk death) throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              if (number == 1) {
                connection.readRequest();
                connection.write(RawConnection.OK);
              }
              death.on(connection, number);
            })) {
      GatewayHttp http = http(server, LONG);
      http.exchange(REQUEST);

      assertThatExceptionOfType(IOException.class).isThrownBy(() -> http.exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** From the first byte on, the server has read the request, and may have done as it says. */
  @ParameterizedTest
  @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "nonsense\r\n"})
  void a_request_whose_answer_has_begun_is_not_sent_again(String start) throws IOException {
    try (RawServer server = new RawServer((connection, _) -> answerThenSay(connection, start))) {
      GatewayHttp http = http(server, LONG);
      http.exchange(REQUEST);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> http.exchange(REQUEST))
          .isNotInstanceOf(NoResponseException.class);
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(http.exchange(REQUEST)).as("the next one").isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** A server that is slow would only have twice the work. */
  @Test
  void a_request_that_waits_too_long_is_not_sent_again() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, _) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              connection.awaitEnd();
            })) {
      GatewayHttp http = http(server, SHORT);
      http.exchange(REQUEST);

      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> http.exchange(REQUEST));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void a_connection_that_its_server_ends_is_not_used_again() throws IOException {
    try (RawServer server =
        new RawServer(
            (connection, _) ->
                connection.answerAll(
                    "HTTP/1.1 410 Gone\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))) {
      GatewayHttp http = http(server, LONG);

      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(410, false));
      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(410, false));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  /** The pool has one place: if a failure kept it, the next request would wait for ever. */
  @Test
  void no_failure_keeps_its_connection_or_its_place() throws Exception {
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
      GatewayHttp http = http(server, SHORT);

      assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> http.exchange(REQUEST));
      assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> http.exchange(REQUEST));
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> http.exchange(REQUEST));
      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, false));
      for (int number = 1; number <= answers.length; number++) {
        assertThat(ended.poll(10, TimeUnit.SECONDS)).as("an end").isNotNull();
      }
      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
    }
  }

  private static void answerThenSay(RawConnection connection, String start) throws IOException {
    connection.readRequest();
    connection.write(RawConnection.OK);
    connection.readRequest();
    connection.write(start);
  }

  private GatewayHttp http(RawServer server, Duration toRead) {
    return PlainHttp.to(server, toRead, 1, clock);
  }
}
