package dev.switchboard.lambda;

import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;

/** The access file that was packed into the function. */
final class PackagedAccessFile {

  private PackagedAccessFile() {}

  /**
   * Reads it.
   *
   * @throws SettingException if it does not fit: then nothing is allowed, and nothing starts
   */
  static AccessFile file() {
    return switch (AccessFile.packaged()) {
      case AccessReading.Usable(AccessFile file) -> file;
      case AccessReading.Refused(String reason) ->
          throw SettingException.unusable("access.json", reason);
    };
  }
}
