package dev.switchboard.conformance;

import java.time.Duration;

/** The result of checking one row. */
public sealed interface Finding {

  /** The row's name. */
  String name();

  /** The behaviour that the table states. */
  String expected();

  /** The endpoint behaves as the table states. */
  record AsExpected(String name, String expected) implements Finding {}

  /** The endpoint behaves differently. */
  record Differs(String name, String expected, String observed) implements Finding {}

  /** The row was skipped because it takes long. */
  record Unchecked(String name, String expected, Duration duration) implements Finding {}
}
