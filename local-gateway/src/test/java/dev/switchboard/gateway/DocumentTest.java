package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.fault.FaultReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the tables of {@code docs/gateway.md}: every row has its test, and no row is missing. */
final class DocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/gateway.md");
  private static final Path SOURCES = Path.of("src/test/java");

  /** A row of a table, cell by cell, without the marks around code. */
  record Row(List<String> cells) {

    String first() {
      return cells.getFirst();
    }

    String test() {
      return cells.getLast();
    }

    @Override
    public String toString() {
      return String.join(" | ", cells);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_names_a_test_that_is_there(Row row) throws IOException {
    assertThat(row.test()).as("the test of a row").matches("\\w+\\.\\w+");
    String type = row.test().substring(0, row.test().indexOf('.'));
    String method = row.test().substring(type.length() + 1);
    assertThat(testsOf(type)).as("tests of %s", type).contains(method);
  }

  @Test
  void every_assumption_has_its_row_with_its_default() throws IOException {
    List<Row> rows = rows().toList();
    for (Assumption assumption : Assumption.values()) {
      Row row =
          rows.stream()
              .filter(each -> each.first().equals(assumption.optionName()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no row for " + assumption.optionName()));
      assertThat(row.cells().get(1))
          .isEqualTo(assumption.defaultValue().isEmpty() ? "nothing" : assumption.defaultValue());
      assertThat(row.cells().get(3)).isEqualTo(assumption.meaning());
      if (assumption.allowed().contains("|")) {
        assertThat(assumption.allowed().split("\\|"))
            .containsExactlyInAnyOrder(row.cells().get(1), row.cells().get(2));
      }
    }
  }

  @Test
  void every_fault_has_its_row() throws IOException {
    assertThat(rows().map(Row::first)).containsAll(FaultReader.FORMS);
  }

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)))
        .map(cells -> new Row(cells.map(cell -> cell.replace("`", "").strip()).toList()))
        .filter(row -> !row.test().equals("test"));
  }

  private static List<String> testsOf(String type) throws IOException {
    try {
      return Arrays.stream(Class.forName(qualified(type)).getDeclaredMethods())
          .filter(
              method ->
                  method.isAnnotationPresent(Test.class)
                      || method.isAnnotationPresent(ParameterizedTest.class))
          .map(Method::getName)
          .toList();
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("There is no test class " + type, missing);
    }
  }

  /** Returns a test class's qualified name, because the rows name test classes without packages. */
  private static String qualified(String type) throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      return sources
          .filter(source -> source.endsWith(type + ".java"))
          .map(source -> SOURCES.relativize(source).toString())
          .map(source -> source.replaceFirst("\\.java$", "").replaceAll("[/\\\\]", "."))
          .findFirst()
          .orElseThrow(() -> new AssertionError("There is no test class " + type));
    }
  }
}
