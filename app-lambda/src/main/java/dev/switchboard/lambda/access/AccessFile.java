package dev.switchboard.lambda.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.oidc.OidcSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * The content of an access file; {@code docs/access.md} explains it.
 *
 * @param rules the access rules; they trust no token until they have a verifier
 * @param issuers the issuers whose tokens are trusted
 * @param namespaces the namespaces that are listed, also those without a rule
 */
public record AccessFile(AccessRules rules, OidcSettings issuers, Set<String> namespaces) {

  /** The largest size of a file, in bytes: room for a thousand keys and rules. */
  public static final int MOST_BYTES = 256 * 1024;

  /** The access without a file. */
  public static final AccessFile NONE =
      new AccessFile(AccessRules.PLAIN_ONLY, OidcSettings.NONE, Set.of("broadcast"));

  private static final String PACKAGED = "/access.json";

  public AccessFile {
    namespaces = Set.copyOf(namespaces);
  }

  /** A file that lists the namespaces of its rules. */
  public AccessFile(AccessRules rules, OidcSettings issuers) {
    this(
        rules,
        issuers,
        rules.rules().stream()
            .map(rule -> rule.channel().namespace())
            .collect(toUnmodifiableSet()));
  }

  /**
   * Returns the rules of this file beside a packed one: whether Events are served comes from the
   * packed file, and rules for namespaces that it does not list are left out.
   */
  public AccessRules rulesWithin(AccessFile packed) {
    return new AccessRules(
        packed.rules().servesEvents(),
        rules.keys(),
        rules.connect(),
        rules.rules().stream()
            .filter(rule -> packed.namespaces().contains(rule.channel().namespace()))
            .toList(),
        rules.tokens());
  }

  /** Returns why rules are left out beside a packed file, one reason for each namespace. */
  public List<String> refusalsWithin(AccessFile packed) {
    return namespaces.stream()
        .filter(namespace -> !packed.namespaces().contains(namespace))
        .sorted()
        .map("namespaces/%s: the packed access file does not list this namespace."::formatted)
        .toList();
  }

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
