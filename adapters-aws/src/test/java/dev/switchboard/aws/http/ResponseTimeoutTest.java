package dev.switchboard.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.http.ResponseTimeout.Watched;
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

/** Its time-out is short, and whoever waits here waits for the watch to close a connection. */
@Timeout(30)
final class ResponseTimeoutTest {

  private static final Duration TIME_OUT = Duration.ofMillis(40);

  private final ResponseTimeout watch = new ResponseTimeout(TIME_OUT);
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
  void a_connection_whose_answer_takes_too_long_is_closed_not_before_its_time() throws IOException {
    try (Socket slow = connect()) {
      Watched watched = watch.over(slow);
      long begun = System.nanoTime();
      watched.begin();

      awaitClose(slow);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(TIME_OUT);
      assertThat(watched.isLate()).isTrue();
    }
  }

  @Test
  void one_that_was_answered_on_one_that_is_forgotten_and_one_that_is_idle_stay_open()
      throws IOException {
    try (Socket answered = connect();
        Socket forgotten = connect();
        Socket idle = connect();
        Socket slow = connect()) {
      Watched kept = watch.over(answered);
      kept.begin();
      kept.end();
      Watched gone = watch.over(forgotten);
      gone.begin();
      gone.forget();
      Watched unused = watch.over(idle);
      watch.over(slow).begin();

      awaitClose(slow);

      assertThat(answered.isClosed() || forgotten.isClosed() || idle.isClosed()).isFalse();
      assertThat(kept.isLate() || gone.isLate() || unused.isLate()).isFalse();
    }
  }

  @Test
  void it_watches_again_after_it_had_nothing_to_watch() throws IOException {
    for (int time = 1; time <= 3; time++) {
      try (Socket slow = connect()) {
        Watched watched = watch.over(slow);
        watched.begin();
        awaitClose(slow);
        watched.end();
        watched.forget();

        assertThat(watched.isLate()).isTrue();
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
