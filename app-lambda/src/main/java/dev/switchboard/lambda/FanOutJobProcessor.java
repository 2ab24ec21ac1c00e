package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.queue.FanOutJob;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Runs fan-out jobs, each within one invocation, and logs one line for each. */
public final class FanOutJobProcessor {

  private final FanOut fanOut;
  private final InstantSource clock;

  /** As a component makes it. */
  @Inject
  public FanOutJobProcessor(FanOut fanOut, InstantSource clock) {
    this.fanOut = fanOut;
    this.clock = clock;
  }

  /**
   * Runs one job. Work that the time does not suffice for is handed off again before this returns.
   * Recipients that could not be reached are counted in the log, and the job is done: repeating it
   * would send twice to all others.
   *
   * @param receives how often it was delivered, this time included
   * @throws StoreUnavailableException as {@link FanOut#work} does; the job should come again
   * @throws UnfinishedJobException if there was no time for some and the queue did not take them;
   *     the job should come again, though it sends twice to others
   */
  public void run(FanOutJob job, int receives, Context context) {
    try {
      FanOutReport report = fanOut.work(job, InvocationDeadline.of(context, clock));
      context.getLogger().log(LogLine.job(job, receives, report));
      if (report.unsent() > 0) {
        throw new UnfinishedJobException(report.unsent());
      }
    } catch (UnfinishedJobException logged) {
      throw logged;
    } catch (RuntimeException failure) {
      context.getLogger().log(LogLine.job(job, receives, failure));
      throw failure;
    }
  }
}
