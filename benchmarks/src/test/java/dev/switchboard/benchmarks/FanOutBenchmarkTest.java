package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Misuse is reported before anything is measured. */
final class FanOutBenchmarkTest {

  @Test
  void unknown_rows_are_refused_and_the_others_named() {
    StringWriter errors = new StringWriter();
    CommandLine commands = new CommandLine(new Benchmarks());
    commands.setErr(new PrintWriter(errors));

    assertThat(commands.execute("fan-out", "--rows", "slow,quick")).isEqualTo(2);

    assertThat(errors.toString())
        .contains("There are no rows quick; there are: cold, warm, wrk,", "throttle, slow");
  }

  @Test
  void the_help_names_all_rows() {
    String help = new CommandLine(new FanOutBenchmark()).getUsageMessage().replaceAll("\\s+", " ");

    assertThat(help).contains(FanOutRows.names().replace(", slow", " or slow"));
  }
}
