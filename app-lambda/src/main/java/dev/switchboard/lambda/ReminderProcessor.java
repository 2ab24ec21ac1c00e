package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.lifecycle.KeepAlive;
import dev.switchboard.domain.lifecycle.KeepAliveReport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Heeds reminders within an invocation, whoever delivers them; each call leaves one log line. */
public final class ReminderProcessor {

  /**
   * What an invocation keeps of its time: a post that began just before may be silent for 7
   * seconds, and the next reminders must be left all the same. One that is cut off would give
   * everybody a second sign of life after the queue's visibility time-out.
   */
  private static final Duration TO_FINISH = Duration.ofSeconds(8);

  private final KeepAlive keepAlive;
  private final InstantSource clock;

  /** As a component makes it. */
  @Inject
  public ReminderProcessor(KeepAlive keepAlive, InstantSource clock) {
    this.keepAlive = keepAlive;
    this.clock = clock;
  }

  /** Heeds reminders, and answers those that should be delivered again. */
  public List<Reminder> run(List<Reminder> due, Context context) {
    KeepAliveReport report =
        keepAlive.handle(due, InvocationDeadline.of(context, clock, TO_FINISH));
    context.getLogger().log(ReminderLogLine.of(report));
    return report.unhandled();
  }
}
