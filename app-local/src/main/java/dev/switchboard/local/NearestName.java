package dev.switchboard.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a user probably meant, by the number of typing mistakes. */
final class NearestName {

  private NearestName() {}

  /**
   * Returns the most similar name; none if all differ in more than a third of the letters.
   *
   * @param typed what the user typed
   */
  static Optional<String> of(String typed, Collection<String> names) {
    int most = (typed.replaceFirst("^-+", "").length() + 2) / 3;
    return names.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(typed, name))
                .thenComparing(name -> name))
        .filter(name -> distance(typed, name) <= most);
  }

  /**
   * Counts the letters to insert, delete, replace or swap with the next one, so that one text
   * becomes the other.
   */
  private static int distance(String from, String to) {
    int[][] distances = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : distance(from, to, i, j, distances);
      }
    }
    return distances[from.length()][to.length()];
  }

  private static int distance(String from, String to, int i, int j, int[][] distances) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replaced = distances[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, 1 + distances[i - 2][j - 2]) : least;
  }
}
