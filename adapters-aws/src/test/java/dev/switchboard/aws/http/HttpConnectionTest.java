package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HttpConnectionTest {

  /**
   * If it is written in two pieces, the second waits until the first is acknowledged, which takes
   * 40 ms.
   */
  @Test
  void a_request_is_written_in_one_piece() throws IOException {
    List<Integer> pieces = new ArrayList<>();
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(RawConnection.OK.getBytes(US_ASCII));
          }

          @Override
          public OutputStream getOutputStream() {
            return new OutputStream() {
              @Override
              public void write(int one) {
                pieces.add(1);
              }

              @Override
              public void write(byte[] bytes, int from, int length) {
                pieces.add(length);
              }
            };
          }
        };
    ResponseTimeout timeout = new ResponseTimeout(Duration.ofSeconds(10));
    try (HttpConnection connection = new HttpConnection(socket, socket, timeout.timerFor(socket))) {
      assertThat(connection.exchange(new byte[140_000])).isEqualTo(new HttpResponse(200, true));
      assertThat(pieces).containsExactly(140_000);
    }
  }
}
