package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FanOutRowTest {

  private static final FanOutRow ROW =
      new FanOutRow(
          "lean",
          Wire.TLS,
          Phase.WARM_C1,
          new Posted(10_000, Duration.ofMillis(125), Duration.ofMillis(90), 0));

  @Test
  void the_file_is_the_header_and_a_line_for_each_measurement(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("rows.csv");
    FanOutRow.write(List.of(ROW, ROW), file);

    String line = "lean,tls,warm-c1,10000,0.125000,80000.0,9.00";
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "contender,transport,phase,posts,seconds,posts_per_second,cpu_micros_per_post",
            line,
            line);
  }

  @Test
  void posts_one_after_the_other_add_up() {
    Posted first = new Posted(1_000, Duration.ofMillis(300), Duration.ofMillis(200), 1);
    Posted rest = new Posted(9_000, Duration.ofMillis(700), Duration.ofMillis(400), 2);
    assertThat(first.and(rest))
        .isEqualTo(new Posted(10_000, Duration.ofSeconds(1), Duration.ofMillis(600), 3));
    assertThat(first.and(rest).microsecondsEach()).isEqualTo(60);
  }
}
