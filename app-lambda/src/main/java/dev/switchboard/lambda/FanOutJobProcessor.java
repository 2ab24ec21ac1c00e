package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.FanOutReport;
import jakarta.inject.Inject;
import java.time.InstantSource;

/**
 * Works jobs off, each within an invocation, whoever delivers them; each leaves one line in the
 * log.
 */
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
   * Works one job off. What there was no time for is handed over again before this returns. Who
   * could not be reached is counted in the log, and the job is done: doing it again would send
   * twice to everybody else.
   *
   * @param receives how often it was delivered, this time included
   * @throws StoreUnavailableException as {@link FanOut#work} does; the job should come again
   * @throws UnfinishedJobException if there was no time for some and the queue did not take them;
   *     the job should come again, though it sends twice to others
   */
  public void run(FanOutJob job, int receives, Context context) {
    try {
      FanOutReport report = fanOut.work(job, InvocationDeadline.of(context, clock));
      context.getLogger().log(JobLogLine.done(job, receives, report));
      if (report.unsent() > 0) {
        throw new UnfinishedJobException(report.unsent());
      }
    } catch (UnfinishedJobException logged) {
      throw logged;
    } catch (RuntimeException failure) {
      context.getLogger().log(JobLogLine.failed(job, receives, failure));
      throw failure;
    }
  }
}
