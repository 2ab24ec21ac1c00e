package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDocumentReaderTest {

  private static final int MOST = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nETag: \"a:b\" \r\nContent-Length: 10\r\n\r\n0123456789",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\netag:\"a:b\"\r\ncontent-length: 10\r\n\r\n0123456789",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETAG: \"a:b\"\r\n\r\n"
            + "4;x=y\r\n0123\r\n6\r\n456789\r\n0\r\nTrailer: 1\r\n\r\n"
      })
  void headers_and_body_are_read_however_they_are_sent(String response) throws IOException {
    HttpDocument document = read(response);

    assertThat(document.status()).isEqualTo(200);
    assertThat(document.header("etag")).contains("\"a:b\"");
    assertThat(document.header("eta")).isEmpty();
    assertThat(new String(document.body(), UTF_8)).isEqualTo("0123456789");
  }

  @Test
  void an_unchanged_document_has_no_body() throws IOException {
    assertThat(read("HTTP/1.1 304 Not Modified\r\n\r\n").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 11\r\n\r\n01234567890",
        "Content-Length: 99999999999\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n67890\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n"
      })
  void a_body_that_is_too_large_is_not_read(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + rest))
        .isInstanceOf(BodyTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\n012345678",
        "Transfer-Encoding: chunked\r\n\r\n6\r\n0123",
        "Transfer-Encoding: chunked\r\n\r\n1\r\n0\r\n"
      })
  void a_body_that_was_cut_off_is_no_body(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + rest)).isInstanceOf(EOFException.class);
  }

  /** The end of the connection could also be the end of a body that was cut off. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\n0123", "Content-Length: -1\r\n\r\n", "no header\r\n\r\n"})
  void a_response_that_does_not_say_where_it_ends_is_malformed(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + rest))
        .isInstanceOf(ProtocolException.class);
  }

  private static HttpDocument read(String response) throws IOException {
    return HttpDocumentReader.read(
        new UnsynchronizedBufferedInputStream(
            new ByteArrayInputStream(response.getBytes(ISO_8859_1))),
        MOST);
  }
}
