package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Test case 2 of RFC 4231. */
final class HmacSha256Test {

  private static final String EXPECTED =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final HmacSha256 keyed = new HmacSha256("Jefe".getBytes(US_ASCII));

  @Test
  void computes_the_code_of_the_rfc_each_time() {
    assertThat(hex()).isEqualTo(EXPECTED);
    assertThat(hex()).isEqualTo(EXPECTED);
  }

  /** Test case 6 of RFC 4231. */
  @Test
  void a_key_longer_than_a_block_is_hashed_first() {
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xAA);
    byte[] hash =
        new HmacSha256(key)
            .code("Test Using Larger Than Block-Size Key - Hash Key First".getBytes(US_ASCII));
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void texts_with_a_common_prefix_hash_it_once() {
    String text = "what do ya want for nothing?";
    for (int at = 0; at <= text.length(); at++) {
      HmacSha256 prefixed = keyed.withPrefix(text.substring(0, at).getBytes(US_ASCII));
      byte[] rest = text.substring(at).getBytes(US_ASCII);
      assertThat(HexFormat.of().formatHex(prefixed.code(rest))).isEqualTo(EXPECTED);
      assertThat(HexFormat.of().formatHex(prefixed.code(rest))).isEqualTo(EXPECTED);
    }
  }

  @Test
  void threads_can_share_a_key() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all =
          IntStream.range(0, 500).mapToObj(_ -> threads.submit(this::hex)).toList();
      for (Future<String> one : all) {
        assertThat(one.get()).isEqualTo(EXPECTED);
      }
    }
  }

  private String hex() {
    return HexFormat.of().formatHex(keyed.code("what do ya want for nothing?".getBytes(US_ASCII)));
  }
}
