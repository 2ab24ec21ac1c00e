package dev.switchboard.gateway;

/** A class with a nested class of a forbidden name. */
final class Greeting {

  /** A nested name is checked as well. */
  static final class TextHelpers {}
}
