package dev.switchboard.benchmarks.contender;

import java.io.IOException;

/** A way to post an event to many recipients. For one thread. */
interface Contender extends AutoCloseable {

  /**
   * Posts to the recipients with these numbers, and returns when all have been answered.
   *
   * @return how many of them are gone
   * @throws IOException if one was answered anything else but that it was sent, or gone
   */
  int post(int from, int to) throws IOException;

  @Override
  default void close() {}
}
