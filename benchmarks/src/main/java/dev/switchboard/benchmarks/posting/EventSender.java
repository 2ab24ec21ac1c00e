package dev.switchboard.benchmarks.posting;

import java.io.IOException;

/** A way to post an event to many recipients. */
interface EventSender {

  /**
   * The number of recipients that were sent the event, are gone, and were handed off to the queue;
   * all others were missed.
   */
  record Counts(int sent, int gone, int handedOver) {}

  /** Posts to the recipients with these numbers, and returns when all have been answered. */
  Counts send(int from, int to) throws IOException, InterruptedException;
}
