package dev.switchboard.local;

import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.RefusedRequest;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Prints a line for each invocation of a function, and for each refused request. Thread-safe. */
final class GatewayLog {

  private final PrintWriter out;
  private final InstantSource clock;

  GatewayLog(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Prints time, route, connection, duration and result. */
  void print(Invocation call) {
    print(
        call.route(),
        "%s  %5d ms  %s".formatted(call.about(), call.took().toMillis(), call.result()));
  }

  /** Prints time, method, path, status and reason. */
  void print(RefusedRequest refused) {
    print(
        "refused",
        "%s %s  %d  %s"
            .formatted(refused.method(), refused.path(), refused.status(), refused.reason()));
  }

  private void print(String what, String details) {
    LocalTime now =
        LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    out.printf("%-12s  %-12s  %s%n", now, what, details);
    out.flush();
  }
}
