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
 * The function behind the queue: one job an invocation.
 *
 * <p>Returning acknowledges the job; throwing has it delivered again. What cannot be read, and what
 * failed at its last delivery, is kept with the reason, and acknowledged.
 */
public final class FanOutWorker implements RequestStreamHandler {

  private final FanOutJobProcessor work;
  private final JobCodec codec;
  private final DeadLetters deadLetters;
  private final int maxReceives;

  /**
   * As Lambda makes it, from the environment.
   *
   * @throws RuntimeException if a setting is missing or malformed: its name and what was expected
   */
  public FanOutWorker() {
    Settings settings = Settings.ofWorker(System.getenv());
    FunctionComponent component = settings.component();
    this.work = component.jobs();
    this.codec = component.jobCodec();
    this.deadLetters = component.deadLetters();
    this.maxReceives = settings.maxReceives();
  }

  /** As a test makes it. */
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
      // A border: the last failure is kept with its reason, which the queue's own redrive loses.
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
