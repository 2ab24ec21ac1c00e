package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plot}: a picture of what {@code fan-out --csv} kept. */
@Command(
    name = "plot",
    description = "Draws what 'fan-out --csv FILE' has kept: posts a second, by their median.",
    sortOptions = false)
final class PlotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The rows.")
  private Path rows = Path.of("");

  @Parameters(index = "1", paramLabel = "SVG", description = "Where the picture goes.")
  private Path picture = Path.of("");

  @Override
  public Integer call() throws IOException {
    try {
      Files.writeString(picture, FanOutPlot.of(Files.readAllLines(rows)).toString());
    } catch (IllegalArgumentException misread) {
      throw new ParameterException(
          spec.commandLine(), "%s: %s".formatted(rows, misread.getMessage()));
    }
    return spec.exitCodeOnSuccess();
  }
}
