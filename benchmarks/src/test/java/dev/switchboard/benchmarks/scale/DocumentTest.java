package dev.switchboard.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/scale.md} shows is what the model finds today. */
final class DocumentTest {

  private static final Path PAGE = Path.of("..", "docs", "scale.md");

  @Test
  void its_figures_are_those_of_the_model() throws IOException {
    List<String> figures =
        ScaleTable.of(List.of(10_000, 100_000), Conditions.USUAL)
            .lines()
            .takeWhile(line -> !line.startsWith("What to raise"))
            .filter(line -> line.matches(" +10+,000 .*"))
            .toList();

    // The table for those without trouble is told in words.
    assertThat(figures).hasSize(6);
    assertThat(Files.readAllLines(PAGE))
        .contains(figures.get(0), figures.get(1), figures.get(4), figures.get(5));
  }
}
