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
        "HTTP/1.1 200 OK|ETag: \"a:b\" |Content-Length: 10||0123456789",
        "HTTP/1.1 100 Continue||HTTP/1.1 200|etag:\"a:b\"|content-length: 10||0123456789",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|ETAG: \"a:b\"||4;x=y|0123|6|456789|0|T: 1||"
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
    assertThat(read("HTTP/1.1 304 Not Modified||").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 11||01234567890",
        "Content-Length: 99999999999||",
        "Transfer-Encoding: chunked||6|012345|5|67890|0||",
        "Transfer-Encoding: chunked||ffffffffff|"
      })
  void a_body_that_is_too_large_is_not_read(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK|" + rest))
        .isInstanceOf(BodyTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10||012345678",
        "Transfer-Encoding: chunked||6|0123",
        "Transfer-Encoding: chunked||1|0|"
      })
  void a_body_that_was_cut_off_is_no_body(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK|" + rest)).isInstanceOf(EOFException.class);
  }

  /** The end of the connection could also be the end of a body that was cut off. */
  @ParameterizedTest
  @ValueSource(strings = {"|0123", "Content-Length: -1||", "no header||"})
  void a_response_that_does_not_say_where_it_ends_is_malformed(String rest) {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK|" + rest)).isInstanceOf(ProtocolException.class);
  }

  /** Reads a response, in which each end of a line is written as a bar. */
  private static HttpDocument read(String response) throws IOException {
    return HttpDocumentReader.read(
        new UnsynchronizedBufferedInputStream(
            new ByteArrayInputStream(response.replace("|", "\r\n").getBytes(ISO_8859_1))),
        MOST);
  }
}
