package dev.switchboard.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.http.ResponseTimeout.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each test waits until a short time-out closes a connection. */
@Timeout(30)
final class ResponseTimeoutTest {

  private static final Duration TIME_OUT = Duration.ofMillis(40);

  private final ResponseTimeout timeout = new ResponseTimeout(TIME_OUT);
  private ServerSocket silent;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @Test
  void a_connection_whose_response_takes_too_long_is_closed_but_not_early() throws IOException {
    try (Socket slow = connect()) {
      Timer timer = timeout.timerFor(slow);
      long begun = System.nanoTime();
      timer.start();

      awaitClose(slow);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(TIME_OUT);
      assertThat(timer.hasExpired()).isTrue();
    }
  }

  @Test
  void connections_with_a_stopped_a_removed_or_an_idle_timer_stay_open() throws IOException {
    try (Socket answered = connect();
        Socket removed = connect();
        Socket idle = connect();
        Socket slow = connect()) {
      Timer kept = timeout.timerFor(answered);
      kept.start();
      kept.stop();
      Timer gone = timeout.timerFor(removed);
      gone.start();
      gone.remove();
      Timer unused = timeout.timerFor(idle);
      timeout.timerFor(slow).start();

      awaitClose(slow);

      assertThat(answered.isClosed() || removed.isClosed() || idle.isClosed()).isFalse();
      assertThat(kept.hasExpired() || gone.hasExpired() || unused.hasExpired()).isFalse();
    }
  }

  @Test
  void a_timer_expires_also_after_a_time_without_timers() throws IOException {
    for (int time = 1; time <= 3; time++) {
      try (Socket slow = connect()) {
        Timer timer = timeout.timerFor(slow);
        timer.start();
        awaitClose(slow);
        timer.stop();
        timer.remove();

        assertThat(timer.hasExpired()).isTrue();
      }
    }
  }

  private Socket connect() throws IOException {
    return new Socket(silent.getInetAddress(), silent.getLocalPort());
  }

  private static void awaitClose(Socket socket) {
    assertThatExceptionOfType(SocketException.class)
        .isThrownBy(() -> socket.getInputStream().read());
  }
}
