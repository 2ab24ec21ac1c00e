package dev.switchboard.domain.fanout;

/** Threads that share it lose counts. */
final class Counter {

  private int count;

  int next() {
    return ++count;
  }
}
