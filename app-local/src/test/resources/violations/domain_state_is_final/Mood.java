package dev.switchboard.domain.lifecycle;

/** An enum's field is shared by all. */
enum Mood {
  CALM;

  static volatile Mood current = CALM;
}
