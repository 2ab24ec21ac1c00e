package dev.switchboard.gateway;

/** Hides a name within. */
final class Greeting {

  /** An inner name is judged as well. */
  static final class TextHelpers {}
}
