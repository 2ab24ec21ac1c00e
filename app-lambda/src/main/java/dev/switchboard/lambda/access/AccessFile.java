package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.oidc.OidcSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What an access file says; {@code docs/access.md} explains it.
 *
 * @param rules who may do what; they trust no token until they are told who checks them
 * @param issuers whose tokens are to be trusted
 */
public record AccessFile(AccessRules rules, OidcSettings issuers) {

  /** How many bytes such a file may have: room for a thousand keys and rules. */
  public static final int MOST_BYTES = 256 * 1024;

  /** What holds without one. */
  public static final AccessFile NONE = new AccessFile(AccessRules.PLAIN_ONLY, OidcSettings.NONE);

  private static final String PACKAGED = "/access.json";

  /**
   * Reads the bytes of one. Total: whatever they are, they can be used or the mistakes are told.
   */
  public static AccessReading read(byte[] bytes) {
    return AccessReader.read(bytes);
  }

  /** Reads one; that it is not there is its first mistake. */
  public static AccessReading read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(bytes.readNBytes(MOST_BYTES + 1));
    } catch (NoSuchFileException missing) {
      return unread("There is no such file.");
    } catch (IOException unreadable) {
      return unread("The file cannot be read.");
    }
  }

  /** Reads the one that was packed into the function; {@link #NONE} if none was. */
  public static AccessReading packaged() {
    try (InputStream bytes = AccessFile.class.getResourceAsStream(PACKAGED)) {
      return bytes == null
          ? new AccessReading.Usable(NONE)
          : read(bytes.readNBytes(MOST_BYTES + 1));
    } catch (IOException unreadable) {
      return unread("The packed file cannot be read.");
    }
  }

  private static AccessReading unread(String reason) {
    return new AccessReading.Mistaken(List.of(new Mistake(1, 1, reason)));
  }
}
