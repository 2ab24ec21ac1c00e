package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That misuse is told before anything is measured. */
final class FanOutBenchmarkTest {

  @Test
  void a_contender_that_is_none_is_refused_and_the_others_named() {
    assertThat(misuse("fan-out", "--only", "curl"))
        .contains("There is no contender curl; there is: lean, sdk-crt");
  }

  @Test
  void an_endpoint_that_is_no_web_address_is_refused() {
    assertThat(misuse("fan-out", "--endpoint", "localhost:8080"))
        .contains("An endpoint is http(s)://host[:port]/stage, not localhost:8080");
  }

  @Test
  void rows_that_there_are_not_are_refused_and_the_others_named() {
    assertThat(misuse("fan-out", "--rows", "slow,quick"))
        .contains("There are no rows quick; there are: cold, warm, wrk,", "throttle, slow");
  }

  @Test
  void rows_that_another_option_leaves_out_are_refused() {
    assertThat(misuse("fan-out", "--rows", "warm,slow", "--endpoint", "http://localhost/p"))
        .contains("Rows slow are of lean on the stub");
    assertThat(misuse("fan-out", "--rows", "throttle", "--only", "sdk-crt"))
        .contains("Rows throttle are of lean on the stub");
    assertThat(misuse("fan-out", "--rows", "memory", "--candidates"))
        .contains("Rows memory are of lean on the stub");
  }

  @Test
  void the_help_names_all_rows() {
    String help = new CommandLine(new FanOutBenchmark()).getUsageMessage().replaceAll("\\s+", " ");
    assertThat(help).contains(FanOutMeasurement.names().replace(", slow", " or slow"));
  }

  @Test
  void a_picture_of_rows_that_are_none_is_refused() {
    assertThat(misuse("plot", "pom.xml", "unwritten.svg"))
        .contains("pom.xml: It should have rows, and begin with contender,");
  }

  private static String misuse(String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine commands = new CommandLine(new Benchmarks());
    commands.setErr(new PrintWriter(errors));
    assertThat(commands.execute(arguments)).isEqualTo(2);
    return errors.toString();
  }
}
