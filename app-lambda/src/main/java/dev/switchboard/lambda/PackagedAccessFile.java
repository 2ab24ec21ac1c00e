package dev.switchboard.lambda;

import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import dev.switchboard.lambda.access.Mistake;
import java.util.stream.Collectors;

/** The access file that was packed into the function. */
final class PackagedAccessFile {

  private PackagedAccessFile() {}

  /**
   * Reads it.
   *
   * @throws SettingException if it has mistakes: then nothing is allowed, and nothing starts
   */
  static AccessFile file() {
    return switch (AccessFile.packaged()) {
      case AccessReading.Usable(AccessFile file) -> file;
      case AccessReading.Mistaken(var mistakes) ->
          throw SettingException.unusable(
              "access.json",
              mistakes.stream().map(Mistake::toString).collect(Collectors.joining(" ")));
    };
  }
}
