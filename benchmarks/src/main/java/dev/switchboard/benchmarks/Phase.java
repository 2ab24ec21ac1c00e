package dev.switchboard.benchmarks;

import java.util.List;

/** The state of the JVM that posts. */
enum Phase {
  /** Just started; nothing is loaded or compiled. */
  COLD("cold"),
  /** After many posts, compiled as well as it can be. */
  WARM("warm"),
  /** After many posts, with the quick compiler only, as Lambda has it unless told otherwise. */
  WARM_C1("warm-c1");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** What the JVM is told. */
  List<String> flags() {
    return this == WARM_C1 ? List.of("-XX:TieredStopAtLevel=1") : List.of();
  }

  @Override
  public String toString() {
    return label;
  }
}
