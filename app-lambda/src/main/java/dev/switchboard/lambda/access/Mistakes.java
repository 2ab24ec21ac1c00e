package dev.switchboard.lambda.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, up to a hundred: who has more has another file in mind. */
final class Mistakes {

  private static final int MOST = 100;

  private final List<Mistake> found = new ArrayList<>();

  void add(Json.Place at, String reason) {
    if (found.size() < MOST) {
      found.add(new Mistake(at.line(), at.column(), reason));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of the file. */
  List<Mistake> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }
}
