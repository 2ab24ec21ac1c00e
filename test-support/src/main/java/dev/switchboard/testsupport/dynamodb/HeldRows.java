package dev.switchboard.testsupport.dynamodb;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The rows that transactions hold. May be shared between threads. */
final class HeldRows {

  private final Set<String> held = new HashSet<>();

  private int conflicts;

  /**
   * Holds all rows of a transaction; returns false, and holds none, if another transaction holds
   * one of them.
   */
  synchronized boolean take(WrittenRows rows) {
    return !holdsAny(rows) && held.addAll(rows.keys());
  }

  /** Returns whether a transaction holds one of these rows. */
  synchronized boolean holdsAny(WrittenRows rows) {
    boolean free = Collections.disjoint(held, rows.keys());
    conflicts += free ? 0 : 1;
    return !free;
  }

  synchronized void release(WrittenRows rows) {
    held.removeAll(rows.keys());
  }

  /** Returns the number of requests for a row that was held. */
  synchronized int conflicts() {
    return conflicts;
  }
}
