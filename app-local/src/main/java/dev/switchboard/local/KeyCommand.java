package dev.switchboard.local;

import dev.switchboard.domain.access.IssuedKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard key}: creates an API key for a client, and its hash for the access file. */
@Command(
    name = "key",
    description = "Creates an API key and prints it once, with its line for the access file.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class)
final class KeyCommand implements Callable<Integer> {

  private static final String PREFIX = "sb-";
  private static final int RANDOM_BYTES = 24;
  private static final int MOST_DAYS = 3650;

  @Spec private CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "my-key",
      description = "The key's name in the access rules (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "The days until it expires, 1 to 3650 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() {
    String key = newKey();
    IssuedKey issued = issued(key);
    String line =
        "\"%s\": {\"sha256\": \"%s\", \"expires\": \"%s\"},"
            .formatted(issued.name(), issued.sha256(), issued.expiresAt());
    new StartupMessage(
            spec.commandLine().getOut(), "A new API key, printed once and stored nowhere.")
        .line("Key", key)
        .line("SHA-256", issued.sha256())
        .line("Expires", issued.expiresAt())
        .note("Add to access.json, below \"keys\":")
        .note("  " + line)
        .end("Clients send it as x-api-key; Amplify's setting is apiKey.");
    return spec.exitCodeOnSuccess();
  }

  private static String newKey() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private IssuedKey issued(String key) {
    if (days < 1 || days > MOST_DAYS) {
      throw misuse("--days: a key is valid for 1 to %d days".formatted(MOST_DAYS));
    }
    try {
      return new IssuedKey(
          name,
          IssuedKey.hashOf(key),
          InstantSource.system()
              .instant()
              .plus(Duration.ofDays(days))
              .truncatedTo(ChronoUnit.SECONDS));
    } catch (IllegalArgumentException refused) {
      throw misuse("--name: " + refused.getMessage());
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
