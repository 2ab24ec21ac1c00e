package dev.switchboard.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Further names and a further path of the API, as a custom domain of API Gateway has them.
 *
 * @param names the names by which {@code @connections} and the HTTP API may be requested beside
 *     those of this machine, in lower case
 * @param basePath a path that leads to the stage without naming it, such as {@code /chat}; {@code
 *     /} leads there from the root; empty if there is none
 */
public record CustomDomain(Set<String> names, Optional<String> basePath) {

  /** No further name and no further path. */
  public static final CustomDomain NONE = new CustomDomain(Set.of(), Optional.empty());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+");

  public CustomDomain {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "The allowed host is '%s': expected a name without scheme and port, such as switchboard"
                .formatted(name));
      }
    }
    basePath
        .filter(path -> !PATH.matcher(path).matches())
        .ifPresent(
            path -> {
              throw new IllegalArgumentException(
                  "The base path is '%s': expected / or a path such as /chat".formatted(path));
            });
    names =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** This domain with exactly these names. */
  public CustomDomain withNames(Set<String> others) {
    return new CustomDomain(others, basePath);
  }

  /** This domain with this base path. */
  public CustomDomain withBasePath(String other) {
    return new CustomDomain(names, Optional.of(other));
  }
}
