package dev.switchboard.lambda.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The result of reading the access file at run time, for the log. Unchanged files have none. */
public sealed interface AccessRefresh {

  /**
   * The rules were replaced.
   *
   * @param refused the reasons for rules that were refused; empty if the whole file applies
   */
  record Replaced(long version, List<String> refused) implements AccessRefresh {

    public Replaced {
      refused = List.copyOf(refused);
    }
  }

  /**
   * The file was not read, or cannot be used.
   *
   * @param age the time since the held copy was last confirmed; absent if there is no copy
   */
  record Failed(String reason, Optional<Duration> age) implements AccessRefresh {}
}
