package dev.switchboard.domain.lifecycle;

/** All users share an enum's field. */
enum Mood {
  CALM;

  static volatile Mood current = CALM;
}
