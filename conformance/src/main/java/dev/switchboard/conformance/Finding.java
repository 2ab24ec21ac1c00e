package dev.switchboard.conformance;

import java.time.Duration;

/** What looking at one row came to. */
public sealed interface Finding {

  /** The row's name. */
  String name();

  /** What the table says. */
  String expected();

  /** The endpoint does what the table says. */
  record AsExpected(String name, String expected) implements Finding {}

  /** It does something else. */
  record Differs(String name, String expected, String observed) implements Finding {}

  /** Nobody looked, for it takes so long. */
  record Unchecked(String name, String expected, Duration takes) implements Finding {}
}
