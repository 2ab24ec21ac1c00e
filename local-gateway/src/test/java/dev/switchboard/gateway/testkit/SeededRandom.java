package dev.switchboard.gateway.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Repeatable random values: the same seed gives the same values. */
public final class SeededRandom {

  private final SplittableRandom random;

  public SeededRandom(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns a number from the lowest to the highest, inclusive. */
  public int between(int lowest, int highest) {
    return random.nextInt(lowest, highest + 1);
  }

  public boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One of the words between the spaces. */
  public String word(String words) {
    return pick(words.split(" ", -1));
  }

  /** A copy with up to four bytes changed. */
  public byte[] corrupted(byte[] bytes) {
    byte[] corrupted = bytes.clone();
    for (int i = between(1, 4); i > 0 && bytes.length > 0; i--) {
      corrupted[between(0, bytes.length - 1)] = (byte) random.nextInt();
    }
    return corrupted;
  }

  /** A prefix of random length. */
  public byte[] truncated(byte[] bytes) {
    return Arrays.copyOf(bytes, between(0, bytes.length));
  }

  @SafeVarargs
  public final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
