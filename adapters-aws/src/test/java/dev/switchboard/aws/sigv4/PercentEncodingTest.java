package dev.switchboard.aws.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PercentEncodingTest {

  @Test
  void keeps_what_is_not_reserved() {
    String unreserved = "ABCXYZabcxyz0189-._~";

    assertThat(PercentEncoding.encodeSegment(unreserved)).isEqualTo(unreserved);
    assertThat(PercentEncoding.encodePath(unreserved)).isEqualTo(unreserved);
  }

  @Test
  void encodes_the_bytes_of_utf_8() {
    assertThat(PercentEncoding.encodeSegment("=+/% \0é€𝄞"))
        .isEqualTo("%3D%2B%2F%25%20%00%C3%A9%E2%82%AC%F0%9D%84%9E");
  }

  @Test
  void encodes_a_path_once_more_and_keeps_its_slashes() {
    assertThat(PercentEncoding.encodePath("/dev/@connections/a%3D"))
        .isEqualTo("/dev/%40connections/a%253D");
  }
}
