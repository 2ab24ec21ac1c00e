package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/scale.md} shows what {@code switchboard cost} prints today. */
final class ScaleDocumentTest {

  private static final Path PAGE = Path.of("..", "docs", "scale.md");
  private static final Pattern CONSOLE =
      Pattern.compile("```console\n\\$ ./switchboard (.*?)\n(.*?)```", Pattern.DOTALL);

  /** Where the page of the command has what a column shows. */
  private static final Map<String, Pattern> COLUMNS =
      Map.of(
          "Time to the last recipient", Pattern.compile("last recipient after +(.* s)"),
          "Price of one publication", Pattern.compile("costs +(\\S+)"),
          "Jobs", Pattern.compile("in (\\d+) jobs"),
          "Publications", Pattern.compile("Total +(\\S+)"),
          "Keep-alives", Pattern.compile("Total +\\S+ +(\\S+)"),
          "Connections", Pattern.compile("Total +\\S+ +\\S+ +(\\S+)"),
          "Total a month", Pattern.compile("Total +\\S+ +\\S+ +\\S+ +(\\S+)"));

  private final String page;

  ScaleDocumentTest() throws IOException {
    page = Files.readString(PAGE).replace("\r\n", "\n");
  }

  @Test
  void each_command_prints_what_the_page_shows_below_it() {
    List<Matcher> consoles = new ArrayList<>();
    for (Matcher found = CONSOLE.matcher(page); found.find(); ) {
      assertThat(printed(found.group(1))).isEqualToNormalizingNewlines(found.group(2));
      consoles.add(found);
    }

    assertThat(consoles).isNotEmpty();
  }

  @Test
  void each_row_of_options_has_the_figures_that_the_command_prints() {
    int rows = 0;
    List<String> header = List.of();
    for (String line : page.lines().filter(each -> each.startsWith("|")).toList()) {
      List<String> cells =
          List.of(line.substring(1).split("\\|")).stream().map(String::strip).toList();
      if (cells.getFirst().equals("Options")) {
        header = cells;
      } else if (cells.getFirst().startsWith("`--")) {
        check(header, cells);
        rows++;
      }
    }

    assertThat(rows).isGreaterThan(15);
  }

  private static void check(List<String> header, List<String> cells) {
    String printed = printed("cost " + cells.getFirst().replace("`", ""));
    for (int i = 1; i < header.size(); i++) {
      Pattern column =
          Objects.requireNonNull(
              COLUMNS.get(header.get(i)), "a column without a pattern: " + header.get(i));
      Matcher figure = column.matcher(printed);
      assertThat(cells.get(i))
          .as("%s of %s", header.get(i), cells.getFirst())
          .isEqualTo(figure.find() ? figure.group(1) : "-");
    }
  }

  private static String printed(String arguments) {
    StringWriter out = new StringWriter();
    assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute(arguments.split(" ", -1)))
        .as("%s", arguments)
        .isZero();
    return out.toString();
  }
}
