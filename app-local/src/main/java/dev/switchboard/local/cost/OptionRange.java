package dev.switchboard.local.cost;

import static dev.switchboard.local.cost.RootLocaleText.text;

/** The values that an option of the command accepts. */
record OptionRange(String option, long least, long most) {

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException with option, value and range, if it is outside
   */
  void check(long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          text("%s is %,d, expected %,d to %,d", option, value, least, most));
    }
  }
}
