package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Misuse is reported before anything is measured. */
final class FanOutBenchmarkTest {

  private static final String ROWS =
      "COLD, WARM, WRK, STUB, AUDIENCE, LATENCY, LATE, GONE, MEMORY, THROTTLE, SLOW";

  @Test
  void unknown_rows_are_refused_and_the_others_named() {
    StringWriter errors = new StringWriter();
    CommandLine commands = Benchmarks.commands().setErr(new PrintWriter(errors));

    assertThat(commands.execute("fan-out", "--rows", "slow,quick")).isEqualTo(2);

    assertThat(errors.toString()).contains("expected one of [" + ROWS + "]", "but was 'quick'");
  }

  @Test
  void the_help_names_all_rows() {
    String help = new CommandLine(new FanOutBenchmark()).getUsageMessage().replaceAll("\\s+", " ");

    assertThat(help).contains(ROWS);
  }
}
