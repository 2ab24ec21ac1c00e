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

  /** Creates the processor for a component. */
  @Inject
  public FanOutJobProcessor(FanOut fanOut, InstantSource clock) {
    this.fanOut = fanOut;
    this.clock = clock;
  }

  /**
   * Runs one job. Recipients that the time does not suffice for are handed off again before this
   * method returns. Recipients that could not be reached are counted in the log, and the job is
   * done: repeating it would send twice to all others.
   *
   * @param receives the number of deliveries of the job, including this one
   * @throws StoreUnavailableException as {@link FanOut#work} does; the queue should deliver the job
   *     again
   * @throws UnfinishedJobException if the time did not suffice and the queue did not accept the
   *     rest. The job should be delivered again, although some recipients then receive it twice.
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
