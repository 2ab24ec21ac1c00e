package dev.switchboard.benchmarks.stub;

import java.net.URI;
import java.time.Duration;

/**
 * How the stub answers; the stage of the URL that is posted to says which.
 *
 * <p>Recipients are told apart by the number that their id begins with.
 */
public enum StubBehaviour {
  /** Everybody at once. */
  PROMPT('p'),
  /** Everybody after 10 ms. */
  LATE('l'),
  /** One in a hundred after 10 ms, a hundred times an unhurried round trip; the rest at once. */
  SOME_SLOW('s'),
  /** One in a hundred after a second, a hundred times what the rest waits. */
  SOME_SLOWER('r'),
  /** One in five with 410, the rest with 200, at once. */
  SOME_GONE('g'),
  /** Everybody at once, with 429 while the account is throttled. */
  THROTTLED('t'),
  /** The first recipient always with 429, as one that does not read; the rest at once. */
  ONE_THROTTLED('o');

  /** What a post to API Gateway takes. */
  public static final Duration A_WHILE = Duration.ofMillis(10);

  private static final Duration LONG = Duration.ofSeconds(1);

  private final char letter;

  StubBehaviour(char letter) {
    this.letter = letter;
  }

  /** Where a server is posted to that is to answer like this. */
  public URI stage(URI server) {
    return server.resolve("/" + letter);
  }

  /** Of the stage with this name; any other is prompt. */
  static StubBehaviour of(byte letter) {
    return switch (letter) {
      case 'l' -> LATE;
      case 's' -> SOME_SLOW;
      case 'r' -> SOME_SLOWER;
      case 'g' -> SOME_GONE;
      case 't' -> THROTTLED;
      case 'o' -> ONE_THROTTLED;
      default -> PROMPT;
    };
  }

  boolean isGone(int recipient) {
    return this == SOME_GONE && recipient % 5 == 0;
  }

  boolean isSlowReader(int recipient) {
    return this == ONE_THROTTLED && recipient == 0;
  }

  /** How long it takes to answer. */
  Duration delay(int recipient) {
    boolean slow = recipient % 100 == 0;
    return switch (this) {
      case PROMPT, SOME_GONE, THROTTLED, ONE_THROTTLED -> Duration.ZERO;
      case LATE -> A_WHILE;
      case SOME_SLOW -> slow ? A_WHILE : Duration.ZERO;
      case SOME_SLOWER -> slow ? LONG : A_WHILE;
    };
  }
}
