package dev.switchboard.benchmarks.contender;

/** Who is posted to, and what. */
final class Recipients {

  /** What everybody is sent: 200 bytes. */
  static final String EVENT = "%-200s".formatted("An event of 200 bytes");

  private static final String REST_OF_ID = "QvHcCIhw=";

  private Recipients() {}

  /**
   * An id as API Gateway gives them, in length and characters, which begins with a number that the
   * stub reads.
   */
  static String id(int number) {
    String digits = Integer.toString(number);
    return "000000".substring(Math.min(6, digits.length())) + digits + REST_OF_ID;
  }
}
