package dev.switchboard.inmemory;

import dagger.Binds;
import dagger.Module;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.queue.FanOutQueue;

/**
 * Binds the queue of jobs, and reminders, to memory. Needs a pause; a worker: what takes a job, and
 * how often it was delivered; and the function that handles reminders and returns those to deliver
 * again.
 */
@Module
public interface InMemoryQueueModule {

  /** The queue keeps everything in this process. */
  @Binds
  FanOutQueue fanOutQueue(InMemoryFanOutQueue queue);

  /** Reminders wait in this process. */
  @Binds
  Reminders reminders(InMemoryReminders reminders);
}
