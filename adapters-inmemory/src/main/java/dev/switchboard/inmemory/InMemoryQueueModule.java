package dev.switchboard.inmemory;

import dagger.Binds;
import dagger.Module;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.queue.FanOutQueue;

/**
 * Binds the queue of jobs, and reminders, to memory. Needs a pause, a worker and a reminder
 * handler. The worker processes a job, given the number of its deliveries. The handler processes
 * reminders and returns those to deliver again.
 */
@Module
public interface InMemoryQueueModule {

  /** The queue keeps all jobs in this process. */
  @Binds
  FanOutQueue fanOutQueue(InMemoryFanOutQueue queue);

  /** Reminders wait in this process. */
  @Binds
  Reminders reminders(InMemoryReminders reminders);
}
