package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of reading responses, written with {@code |} for the end of a line. */
final class HttpResponseReaderTest {

  static final List<String> KEEPING =
      List.of(
          "HTTP/1.1 200 OK|Content-Length: 0||",
          "HTTP/1.1 200|content-length:0||",
          "HTTP/1.1 200 |Content-Length: 0||",
          "HTTP/1.1 200 OK|Content-Length: 5|Connection: keep-alive||hello",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0||",
          "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||5|hello|00A;ext=1|0123456789|0|Trailer: x||",
          "HTTP/1.1 200 OK|X: \u00e9 : ,|Empty:|Content-Length: 0||",
          "HTTP/1.1 204 No Content||",
          "HTTP/1.1 204 No Content|Content-Length: 7||",
          "HTTP/1.1 100 Continue||HTTP/1.1 200 OK|Content-Length: 0||",
          "HTTP/1.1 102 |X: y||HTTP/1.1 103 ||HTTP/1.1 200 OK|Content-Length: 2||{}");

  static final List<String> ENDING =
      List.of(
          "HTTP/1.1 200 OK||",
          "HTTP/1.1 200 OK||until the end",
          "HTTP/1.1 200 OK|Connection: close|Content-Length: 0||",
          "HTTP/1.1 200 OK|Connection: Close|Content-Length: 2||{}",
          "HTTP/1.1 200 OK|connection: upgrade, close|Content-Length: 0||",
          "HTTP/1.0 200 OK|Content-Length: 0||",
          "HTTP/1.1 200 OK|Content-Length: 65537||",
          "HTTP/1.1 200 OK|Content-Length: 9223372036854775807||",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||10001|");

  static final List<String> MALFORMED =
      List.of(
          "|",
          "hello|",
          "HTTP/1.1|",
          "HTTP/1.1 20 OK||",
          "HTTP/1.1 2000 OK||",
          "HTTP/1.1 600 ?||",
          "HTTP/1.1 000 ?||",
          "HTTP/1.1 -20 ?||",
          "HTTP/1.1200 OK||",
          "HTTP/2 200||",
          "http/1.1 200 OK||",
          " HTTP/1.1 200 OK||",
          "HTTP/1.1 200 OK|no colon||",
          "HTTP/1.1 200 OK|: no name||",
          "HTTP/1.1 200 OK|Space : before||",
          "HTTP/1.1 200 OK|X: y| folded: z||",
          "HTTP/1.1 200 OK|Content-Length:||",
          "HTTP/1.1 200 OK|Content-Length: -1||",
          "HTTP/1.1 200 OK|Content-Length: +1||",
          "HTTP/1.1 200 OK|Content-Length: 1.5||",
          "HTTP/1.1 200 OK|Content-Length: 0x1||",
          "HTTP/1.1 200 OK|Content-Length: 9223372036854775808||",
          "HTTP/1.1 200 OK|Content-Length: 0|Content-Length: 5||",
          "HTTP/1.1 200 OK|Transfer-Encoding: gzip||",
          "HTTP/1.1 200 OK|Transfer-Encoding: gzip, chunked||0||",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 5||0||",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked|||",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-5|",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||xyz|",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||fffffffffffffffff|",
          "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello!|0||",
          "HTTP/1.1 101 Switching Protocols||\u0001\u0002|");

  @ParameterizedTest
  @FieldSource("KEEPING")
  void a_whole_response_is_read_to_its_last_byte_and_no_further(String answer) throws IOException {
    UnsynchronizedBufferedInputStream in =
        stream(answer + answer + "HTTP/1.1 410 Gone|Content-Length: 0||");
    int status = answer.contains("204") ? 204 : 200;

    assertThat(HttpResponseReader.read(in)).isEqualTo(new HttpResponse(status, true));
    assertThat(HttpResponseReader.read(in)).isEqualTo(new HttpResponse(status, true));
    assertThat(HttpResponseReader.read(in)).isEqualTo(new HttpResponse(410, true));
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @FieldSource("KEEPING")
  void a_truncated_response_is_an_error(String answer) {
    for (int length = 0; length < answer.length(); length++) {
      String start = answer.substring(0, length);
      if (!answer.contains("204") || !start.endsWith("||")) {
        assertThatExceptionOfType(EOFException.class)
            .as(start)
            .isThrownBy(() -> HttpResponseReader.read(stream(start)));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ENDING")
  void a_connection_that_ends_or_has_a_long_body_is_not_kept(String answer) throws IOException {
    assertThat(HttpResponseReader.read(stream(answer))).isEqualTo(new HttpResponse(200, false));
  }

  @ParameterizedTest
  @FieldSource("MALFORMED")
  void a_malformed_response_is_rejected_and_not_repeated(String answer) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> HttpResponseReader.read(stream(answer)))
        .satisfies(refusal -> assertThat(refusal.getMessage()).matches("(it|its|a) [a-zA-Z1./ ]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 ",
        "HTTP/1.1 200 OK|X: ",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0;",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|Trailer: "
      })
  void an_endless_line_is_not_read_forever(String start) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> HttpResponseReader.read(stream(start + "x".repeat(20_000))))
        .withMessage("its head is incomplete or too long");
  }

  @Test
  void endless_interim_responses_are_not_read_forever() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> HttpResponseReader.read(stream("HTTP/1.1 100 ||".repeat(2_000))))
        .withMessage("its head is incomplete or too long");
  }

  /** No exception other than the declared ones is thrown. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261123, 1, 2, 3})
  void garbled_responses_are_read_or_rejected(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String garbled = garbled(KEEPING.get(random.nextInt(KEEPING.size())), random);
      try {
        assertThat(HttpResponseReader.read(stream(garbled)).status())
            .as("seed %d, answer %d: %s", seed, i, garbled)
            .isBetween(200, 599);
      } catch (EOFException | ProtocolException expected) {
        // A malformed response may be rejected.
      } catch (IOException | RuntimeException unexpected) {
        throw new AssertionError("seed " + seed + ", answer " + i + ": " + garbled, unexpected);
      }
    }
  }

  private static String garbled(String answer, Random random) {
    StringBuilder garbled = new StringBuilder(answer);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(garbled.length());
      switch (random.nextInt(3)) {
        case 0 -> garbled.setCharAt(at, (char) random.nextInt(256));
        case 1 -> garbled.insert(at, (char) random.nextInt(256));
        default -> garbled.delete(at, at + 1 + random.nextInt(5));
      }
    }
    return garbled.toString();
  }

  private static UnsynchronizedBufferedInputStream stream(String answer) {
    return new UnsynchronizedBufferedInputStream(
        new ByteArrayInputStream(answer.replace("|", "\r\n").getBytes(ISO_8859_1)));
  }
}
