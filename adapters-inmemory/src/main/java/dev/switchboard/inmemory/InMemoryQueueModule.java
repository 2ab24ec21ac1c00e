package dev.switchboard.inmemory;

import dagger.Binds;
import dagger.Module;
import dev.switchboard.domain.fanout.FanOutQueue;

/**
 * Binds the queue of jobs to memory. Needs a pause, and a worker: what takes a job, and how often
 * it was delivered.
 */
@Module
public interface InMemoryQueueModule {

  /** The queue keeps everything in this process. */
  @Binds
  FanOutQueue fanOutQueue(InMemoryFanOutQueue queue);
}
