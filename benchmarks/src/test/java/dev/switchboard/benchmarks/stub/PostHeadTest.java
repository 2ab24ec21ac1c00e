package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

final class PostHeadTest {

  private static final String SIGNED =
      "POST /g/@connections/000123QvHcCIhw%3D HTTP/1.1|Authorization: AWS4-HMAC-SHA256 Credential=x|"
          + "Content-Length: 5||hello";

  private final PostHead.Reader reader = new PostHead.Reader();

  @Test
  void a_post_is_known_by_its_stage_recipient_length_and_signature() {
    assertThat(reader.peek(bytes(SIGNED + SIGNED)))
        .isEqualTo(new PostHead(bytes(SIGNED).readableBytes(), StubBehaviour.SOME_GONE, 123, true));
  }

  @Test
  void headers_may_be_written_in_either_case_and_without_a_space() {
    assertThat(
            reader.peek(
                bytes(
                    "POST /p/@connections/7 HTTP/1.1|content-length:0|authorization:aws4-hmac-sha256 x||")))
        .extracting(PostHead::signed)
        .isEqualTo(true);
  }

  @Test
  void a_post_without_a_signature_is_not_taken_for_signed() {
    assertThat(
            reader.peek(
                bytes(
                    "POST /p/@connections/7 HTTP/1.1|Content-Length: 0|Authorization: Basic x||")))
        .extracting(PostHead::signed)
        .isEqualTo(false);
  }

  @Test
  void a_post_that_is_not_all_there_is_waited_for() {
    for (int length = 0; length < bytes(SIGNED).readableBytes(); length++) {
      assertThat(reader.peek(bytes(SIGNED).slice(0, length))).as("%d bytes", length).isNull();
    }
  }

  @Test
  void what_is_no_post_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.peek(bytes("GET /p/@connections/7 HTTP/1.1|Host: x||")));
  }

  private static ByteBuf bytes(String request) {
    return Unpooled.wrappedBuffer(request.replace("|", "\r\n").getBytes(ISO_8859_1));
  }
}
