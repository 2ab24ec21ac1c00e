package dev.switchboard.lambda.access;

import java.util.List;

/** What the reading of an access file came to. */
public sealed interface AccessReading {

  /** It can be used. */
  record Usable(AccessFile file) implements AccessReading {}

  /**
   * It cannot be used, not even in part.
   *
   * @param mistakes in the order of their places, one at least; a hundred at most
   */
  record Mistaken(List<Mistake> mistakes) implements AccessReading {

    public Mistaken {
      mistakes = List.copyOf(mistakes);
    }
  }
}
