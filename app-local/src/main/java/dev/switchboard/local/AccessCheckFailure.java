package dev.switchboard.local;

import dev.switchboard.local.access.AccessCheck;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints why an access file cannot be used. */
final class AccessCheckFailure {

  private AccessCheckFailure() {}

  /** Prints every mistake with its place, or why the file cannot be read. */
  static void print(PrintWriter out, Path file, AccessCheck check) {
    switch (check) {
      case AccessCheck.Passed _ -> {}
      case AccessCheck.Unreadable(String reason) -> out.printf("%s: %s%n", file, reason);
      case AccessCheck.Failed(var mistakes) ->
          mistakes.forEach(mistake -> out.printf("%s:%s%n", file, mistake));
    }
    out.flush();
  }
}
