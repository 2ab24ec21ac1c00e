package dev.switchboard.conformance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the rows with the tables of {@code docs/gateway.md}, which contain the names of the
 * checks.
 */
final class DocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/gateway.md");

  /**
   * The parts of a sentence that a row must repeat literally: code up to an ellipsis, and numbers.
   */
  private static final Pattern LITERAL = Pattern.compile("`([^`…]+)[^`]*`|\\b(\\d{3,4})\\b");

  private static final Map<String, String> EXPECTED =
      new Conformance(
              GatewayEndpoint.of("wss://host/stage"),
              new Timeouts(
                  Duration.ofSeconds(29),
                  Duration.ofMinutes(10),
                  Duration.ofHours(2),
                  Duration.ofSeconds(5)),
              InstantSource.system())
          .rows()
          .collect(toMap(ConformanceRow::name, ConformanceRow::expected));

  /**
   * A row of a table that can be checked.
   *
   * @param check the name of the check
   * @param then the stated behaviour; empty if the table has only the name
   */
  record Line(String check, String then) {}

  @Test
  void every_check_of_the_document_is_a_row_and_every_row_is_in_the_document() throws IOException {
    assertThat(lines().map(Line::check).distinct())
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void the_expected_behaviour_is_that_of_the_document(Line line) {
    List<String> literals =
        LITERAL
            .matcher(line.then())
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .toList();
    assertThat(EXPECTED.get(line.check()))
        .contains(literals.isEmpty() ? List.of(line.then()) : literals);
  }

  /** Returns the lines that state a behaviour. The lines of the assumptions have only a name. */
  static Stream<Line> sentences() throws IOException {
    return lines().filter(line -> !line.then().isEmpty());
  }

  static Stream<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    List<String> head = List.of();
    for (String line : Files.readAllLines(DOCUMENT)) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).skip(1).map(String::strip).toList();
      if (cells.contains("test")) {
        head = cells;
      } else if (cell("check", head, cells).startsWith("`")) {
        lines.add(new Line(cell("check", head, cells).replace("`", ""), cell("then", head, cells)));
      }
    }
    return lines.stream();
  }

  private static String cell(String name, List<String> head, List<String> cells) {
    int column = head.indexOf(name);
    return 0 <= column && column < cells.size() ? cells.get(column) : "";
  }
}
