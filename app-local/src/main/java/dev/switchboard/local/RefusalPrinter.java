package dev.switchboard.local;

import dev.switchboard.gateway.RefusedRequest;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Prints a line for each refused request: time, method, path, status and reason. */
final class RefusalPrinter implements Consumer<RefusedRequest> {

  private final PrintWriter out;
  private final InstantSource clock;

  RefusalPrinter(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void accept(RefusedRequest refused) {
    LocalTime now =
        LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    out.printf(
        "%-12s  %-12s  %s %s  %d  %s%n",
        now, "refused", refused.method(), refused.path(), refused.status(), refused.reason());
    out.flush();
  }
}
