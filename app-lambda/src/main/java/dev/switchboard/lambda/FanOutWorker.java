package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.switchboard.domain.queue.DeadLetters;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.domain.queue.UnreadableJobException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The function behind the fan-out queue: one job for each invocation.
 *
 * <p>A return acknowledges the job; an exception causes another delivery. An unreadable job, or one
 * that failed at its last delivery, is stored with the reason and acknowledged.
 */
public final class FanOutWorker implements RequestStreamHandler {

  private final FanOutJobProcessor work;
  private final JobCodec codec;
  private final DeadLetters deadLetters;
  private final int maxReceives;

  /**
   * Creates the handler on Lambda, from the environment.
   *
   * @throws RuntimeException with the name of the setting and the expected value, if a setting is
   *     missing or malformed
   */
  public FanOutWorker() {
    Settings settings = Settings.ofWorker(System.getenv());
    FunctionComponent component = settings.component();
    this.work = component.jobs();
    this.codec = component.jobCodec();
    this.deadLetters = component.deadLetters();
    this.maxReceives = settings.maxReceives();
  }

  /** Creates the handler in a test. */
  FanOutWorker(FanOutJobProcessor work, JobCodec codec, DeadLetters deadLetters, int maxReceives) {
    this.work = work;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.maxReceives = maxReceives;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    switch (QueueEventReader.read(in.readAllBytes())) {
      case QueueEvent.Delivered delivered -> work(delivered, context);
      case QueueEvent.Unreadable(String reason) -> {
        context.getLogger().log(LogLine.unreadable(reason));
        throw new UnreadableJobException(reason);
      }
    }
  }

  private void work(QueueEvent.Delivered delivered, Context context) {
    try {
      FanOutJob job = codec.read(delivered.body());
      work.run(job, delivered.receives(), context);
    } catch (UnreadableJobException hopeless) {
      context.getLogger().log(LogLine.unreadable(delivered, hopeless));
      keepOrThrow(delivered, hopeless);
    } catch (RuntimeException failure) {
      // The outermost catch: it stores the last failure with its reason, which the queue's own
      // redrive discards.
      if (delivered.receives() < maxReceives) {
        throw failure;
      }
      keepOrThrow(delivered, failure);
    }
  }

  private void keepOrThrow(QueueEvent.Delivered delivered, RuntimeException failure) {
    if (!deadLetters.keep(delivered.body(), failure.toString())) {
      throw failure;
    }
  }
}
