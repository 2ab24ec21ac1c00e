package dev.switchboard.local;

import dev.switchboard.gateway.Invocation;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Prints a line for each invocation: time, route, connection, duration and result. */
final class InvocationPrinter implements Consumer<Invocation> {

  private final PrintWriter out;
  private final InstantSource clock;

  InvocationPrinter(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void accept(Invocation call) {
    LocalTime now =
        LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    out.printf(
        "%-12s  %-12s  %s  %5d ms  %s%n",
        now, call.route(), call.about(), call.took().toMillis(), call.result());
    out.flush();
  }
}
