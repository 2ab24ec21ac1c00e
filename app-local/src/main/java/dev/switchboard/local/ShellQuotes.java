package dev.switchboard.local;

/** Finds values from which the shell has removed a variable such as {@code $connect}. */
final class ShellQuotes {

  private static final String ADVICE =
      ": the shell replaces %s by nothing, also within double quotes; put it in single quotes";

  private ShellQuotes() {}

  /**
   * Requires the key of a route.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  static void requireKey(String option, String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          option + " has an empty route" + ADVICE.formatted("$connect"));
    }
  }

  /** Describes a selection expression that lost its variable. */
  static String selectionWithoutVariable(String expression) {
    return "--selection is '%s': expected $request.body.PATH in it%s"
        .formatted(expression, ADVICE.formatted("$request"));
  }
}
