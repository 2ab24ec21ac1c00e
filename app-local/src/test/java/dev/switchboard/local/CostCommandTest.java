package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** What {@code switchboard cost} prints. */
@Isolated("it sets the default locale")
final class CostCommandTest {

  private final StringWriter out = new StringWriter();
  private final CommandLine commands = Main.commandLine().setOut(new PrintWriter(out));

  @Test
  void without_options_it_shows_a_whole_page() {
    assertThat(commands.execute("cost")).isZero();

    assertThat(out.toString())
        .contains("100 publications a day of 1,024 bytes to 10,000 subscribers")
        .contains("10,000 connections: Events clients, a keep-alive every 480 s")
        .contains("API Gateway", "Lambda", "DynamoDB", "SQS", "Data transfer", "Total")
        .contains("us-east-1, November 2026");
  }

  @Test
  void its_total_is_the_sum_of_its_lines_but_for_rounding() {
    commands.execute("cost", "--subscribers", "50000");

    double sum =
        out.toString()
            .lines()
            .filter(line -> line.matches("(API Gateway|Lambda|DynamoDB|SQS|Data).*\\d\\.\\d\\d"))
            .mapToDouble(CostCommandTest::last)
            .sum();
    double total =
        last(
            out.toString()
                .lines()
                .filter(each -> each.startsWith("Total"))
                .findFirst()
                .orElseThrow());
    assertThat(sum).isBetween(total - 0.05, total + 0.05);
  }

  @Test
  void it_prints_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      commands.execute("cost", "--subscribers", "100000");
    } finally {
      Locale.setDefault(before);
    }

    assertThat(out.toString()).contains("100,000 subscribers", "12.7 s");
  }

  private static double last(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1).replace(",", ""));
  }
}
