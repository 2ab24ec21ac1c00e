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
 * Works the jobs and reminders of the queues off in this process. Needs what takes the lines that
 * are logged.
 */
@Module
interface LocalWorkerModule {

  /** Each job is an invocation of its own, as on AWS. None begins once the service stops. */
  @Provides
  static ObjIntConsumer<FanOutJob> worker(
      FanOutJobProcessor work, Consumer<String> log, InvocationCounter running) {
    return (job, receives) ->
        running.run(() -> work.run(job, receives, LocalContext.ofWorker(log)));
  }

  /** Each reminder is an invocation of its own: on AWS many share one. */
  @Provides
  static UnaryOperator<List<Reminder>> reminders(
      ReminderProcessor work, Consumer<String> log, InvocationCounter running) {
    return due -> running.call(() -> work.run(due, LocalContext.ofReminders(log)), List.of());
  }
}
