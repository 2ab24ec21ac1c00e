package dev.switchboard.benchmarks.stub;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The behaviour of the stub in its answers, selected by the stage of the URL.
 *
 * <p>The number at the beginning of an id distinguishes the recipients.
 */
public enum StubBehaviour {
  /** All recipients at once. */
  PROMPT('p'),
  /** All recipients after 10 ms. */
  LATE('l'),
  /** One in a hundred after 10 ms, a hundred times an unhurried round trip; the rest at once. */
  SOME_SLOW('s'),
  /** One in a hundred after a second, a hundred times the delay of the rest. */
  SOME_SLOWER('r'),
  /** One in five with 410, the rest with 200, at once. */
  SOME_GONE('g'),
  /** All recipients at once, with 429 while the account is throttled. */
  THROTTLED('t'),
  /** The first recipient always with 429, like a client that does not read; the rest at once. */
  ONE_THROTTLED('o');

  /** The duration of a post to API Gateway. */
  public static final Duration A_WHILE = Duration.ofMillis(10);

  private static final Duration LONG = Duration.ofSeconds(1);
  private static final List<StubBehaviour> ALL = List.of(values());

  private final char letter;

  StubBehaviour(char letter) {
    this.letter = letter;
  }

  /** Returns the address of a server for posts with this behaviour. */
  public URI stage(URI server) {
    return server.resolve("/" + letter);
  }

  /** Returns the behaviour of the stage with this name; any other name is prompt. */
  static StubBehaviour of(byte letter) {
    for (StubBehaviour each : ALL) {
      if (each.letter == letter) {
        return each;
      }
    }
    return PROMPT;
  }

  boolean isGone(int recipient) {
    return this == SOME_GONE && recipient % 5 == 0;
  }

  boolean isSlowReader(int recipient) {
    return this == ONE_THROTTLED && recipient == 0;
  }

  /** Returns the delay of an answer. */
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
