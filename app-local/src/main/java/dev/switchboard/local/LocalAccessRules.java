package dev.switchboard.local;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The access rules of a local service without an access file. A well-known key may do anything in
 * the namespace {@code default}, and plain clients may broadcast.
 *
 * <p>The rules cannot be deployed: the bundled file contains no key, and an access file must not
 * contain this key.
 */
final class LocalAccessRules {

  /** The well-known key. */
  static final String KEY = "local-key";

  private static final String RULES = "laptop-access.json";

  private LocalAccessRules() {}

  static AccessFile file() {
    AccessFile bundled = bundled();
    AccessRules rules = bundled.rules();
    IssuedKey key = new IssuedKey("local", IssuedKey.hashOf(KEY), Instant.MAX);
    return new AccessFile(
        new AccessRules(
            rules.servesEvents(), List.of(key), rules.connect(), rules.rules(), rules.tokens()),
        bundled.issuers());
  }

  private static AccessFile bundled() {
    try (InputStream bytes =
        Objects.requireNonNull(LocalAccessRules.class.getResourceAsStream(RULES))) {
      return switch (AccessFile.read(bytes.readAllBytes())) {
        case AccessReading.Usable(AccessFile file) -> file;
        case AccessReading.Refused(String reason) ->
            throw new IllegalStateException("%s: %s".formatted(RULES, reason));
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
