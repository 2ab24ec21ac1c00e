package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.lifecycle.KeepAlive;
import dev.switchboard.domain.lifecycle.KeepAliveReport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Handles reminders within an invocation, and logs one line for each call. */
public final class ReminderProcessor {

  /**
   * The time that is reserved at the end of an invocation. A post that began just before the
   * deadline may take 7 seconds, and the next reminders must be scheduled after it. If the
   * invocation were cut off, all connections would receive a second keep-alive after the queue's
   * visibility timeout.
   */
  private static final Duration TO_FINISH = Duration.ofSeconds(8);

  private final KeepAlive keepAlive;
  private final InstantSource clock;

  /** Creates the processor for a component. */
  @Inject
  public ReminderProcessor(KeepAlive keepAlive, InstantSource clock) {
    this.keepAlive = keepAlive;
    this.clock = clock;
  }

  /** Handles reminders, and returns those to deliver again. */
  public List<Reminder> run(List<Reminder> due, Context context) {
    KeepAliveReport report =
        keepAlive.handle(due, InvocationDeadline.of(context, clock, TO_FINISH));
    context.getLogger().log(LogLine.reminders(report));
    return report.unhandled();
  }
}
