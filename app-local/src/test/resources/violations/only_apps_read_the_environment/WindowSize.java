package dev.switchboard.domain.fanout;

/** A system property by another door. */
final class WindowSize {

  static final int SIZE = Integer.getInteger("window", 64);
}
