package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A golden file: the rows, jobs or reminders that a release has stored or queued, one a line.
 *
 * <p>The deployed tables and queues contain this format. It changes only as CONTRIBUTING.md
 * describes under "How a stored format changes".
 */
public final class StoredFormat {

  private StoredFormat() {}

  public static List<String> lines(String file) {
    try (InputStream golden = StoredFormat.class.getResourceAsStream("/stored-formats/" + file)) {
      return new String(Objects.requireNonNull(golden, file).readAllBytes(), UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
