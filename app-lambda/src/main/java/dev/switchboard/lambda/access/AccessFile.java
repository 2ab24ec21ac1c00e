package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.oidc.OidcSettings;
import java.io.IOException;
import java.io.InputStream;

/**
 * The content of an access file; {@code docs/access.md} explains it.
 *
 * @param rules the access rules; they trust no token until they have a verifier
 * @param issuers the issuers whose tokens are trusted
 */
public record AccessFile(AccessRules rules, OidcSettings issuers) {

  /** The largest size of a file, in bytes: room for a thousand keys and rules. */
  public static final int MOST_BYTES = 256 * 1024;

  /** The access without a file. */
  public static final AccessFile NONE = new AccessFile(AccessRules.PLAIN_ONLY, OidcSettings.NONE);

  private static final String PACKAGED = "/access.json";

  /**
   * Reads a file that was checked before, by the build or {@code ./switchboard access check}. If
   * any part of it cannot be used, the file is refused. Never throws, for any bytes.
   */
  public static AccessReading read(byte[] bytes) {
    try {
      return new AccessReading.Usable(AccessReader.read(bytes));
    } catch (IllegalArgumentException misfit) {
      return new AccessReading.Refused(String.valueOf(misfit.getMessage()));
    }
  }

  /**
   * Reads the file that was packed into the function; returns {@link #NONE} if there is no file.
   */
  public static AccessReading packaged() {
    try (InputStream bytes = AccessFile.class.getResourceAsStream(PACKAGED)) {
      return bytes == null
          ? new AccessReading.Usable(NONE)
          : read(bytes.readNBytes(MOST_BYTES + 1));
    } catch (IOException unreadable) {
      return new AccessReading.Refused("The packed file cannot be read.");
    }
  }
}
