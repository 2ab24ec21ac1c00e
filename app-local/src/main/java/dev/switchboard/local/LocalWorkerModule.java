package dev.switchboard.local;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.lambda.FanOutJobProcessor;
import dev.switchboard.lambda.ReminderProcessor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;

/**
 * Runs the jobs and reminders of the queues in this process. It needs a consumer for the log lines.
 */
@Module
interface LocalWorkerModule {

  /**
   * Runs each job as an invocation of its own, as on AWS. Once the service stops, no job begins.
   */
  @Provides
  static ObjIntConsumer<FanOutJob> worker(
      FanOutJobProcessor work, Consumer<String> log, InvocationCounter running) {
    return (job, receives) ->
        running.run(() -> work.run(job, receives, LocalContext.ofWorker(log)));
  }

  /**
   * Runs each reminder as an invocation of its own. On AWS, one invocation handles many reminders.
   */
  @Provides
  static UnaryOperator<List<Reminder>> reminders(
      ReminderProcessor work, Consumer<String> log, InvocationCounter running) {
    return due -> running.call(() -> work.run(due, LocalContext.ofReminders(log)), List.of());
  }
}
