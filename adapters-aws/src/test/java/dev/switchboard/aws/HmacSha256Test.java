package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

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
  void authenticates_as_the_rfc_has_it_every_time() {
    assertThat(hex()).isEqualTo(EXPECTED);
    assertThat(hex()).isEqualTo(EXPECTED);
  }

  @Test
  void threads_that_share_a_key_do_not_meet() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all =
          IntStream.range(0, 500).mapToObj(_ -> threads.submit(this::hex)).toList();
      for (Future<String> one : all) {
        assertThat(one.get()).isEqualTo(EXPECTED);
      }
    }
  }

  private String hex() {
    return HexFormat.of().formatHex(keyed.of("what do ya want for nothing?"));
  }
}
