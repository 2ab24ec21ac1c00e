package dev.switchboard.lambda.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.oidc.IssuerSettings;
import dev.switchboard.oidc.OidcSettings;
import dev.switchboard.oidc.SigningAlgorithm;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an access file that was checked before. The first part that cannot be used causes an {@link
 * IllegalArgumentException} with the reason.
 */
final class AccessReader {

  private static final Set<String> MEMBERS =
      Set.of("events", "keys", "issuers", "connect", "namespaces", "settings");

  /** The hash of the key for laptops, which is public. */
  private static final String LOCAL_KEY = IssuedKey.hashOf("local-key");

  private AccessReader() {}

  static AccessFile read(byte[] bytes) {
    Map<String, Object> file = AccessJson.members(AccessJson.read(bytes), "the file", MEMBERS);
    List<IssuedKey> keys = keys(AccessJson.members(file.get("keys"), "keys"));
    List<IssuerSettings> issuers = issuers(AccessJson.members(file.get("issuers"), "issuers"));
    Map<String, Object> namespaces = AccessJson.members(file.get("namespaces"), "namespaces");
    checkSettings(AccessJson.members(file.get("settings"), "settings"), namespaces.keySet());
    RulesReader rules =
        new RulesReader(
            keys.stream().map(IssuedKey::name).collect(toUnmodifiableSet()),
            issuers.stream().map(IssuerSettings::issuer).collect(toUnmodifiableSet()));
    return new AccessFile(
        new AccessRules(
            AccessJson.of(Boolean.class, file.getOrDefault("events", true), "events"),
            keys,
            rules.grantees(file.get("connect"), "connect"),
            rules.rules(namespaces),
            TokenVerifier.NONE),
        OidcSettings.of(issuers),
        namespaces.keySet());
  }

  private static List<IssuedKey> keys(Map<String, Object> file) {
    List<IssuedKey> keys = new ArrayList<>();
    file.forEach((name, value) -> keys.add(key(name, value)));
    Set<String> hashes = keys.stream().map(IssuedKey::sha256).collect(toUnmodifiableSet());
    if (hashes.size() < keys.size()) {
      throw new IllegalArgumentException("keys: one of them has two names.");
    }
    if (hashes.contains(LOCAL_KEY)) {
      throw new IllegalArgumentException("keys: everybody knows one of them.");
    }
    return keys;
  }

  private static IssuedKey key(String name, Object value) {
    String place = "keys/" + name;
    Map<String, Object> key = AccessJson.members(value, place, Set.of("sha256", "expires"));
    String expires = AccessJson.of(String.class, key.get("expires"), place + "/expires");
    try {
      return new IssuedKey(
          name,
          AccessJson.of(String.class, key.get("sha256"), place + "/sha256"),
          OffsetDateTime.parse(expires).toInstant());
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(place + "/expires: this is no instant.", malformed);
    }
  }

  private static List<IssuerSettings> issuers(Map<String, Object> file) {
    List<IssuerSettings> issuers = new ArrayList<>();
    file.forEach((address, value) -> issuers.add(issuer(address, value)));
    return issuers;
  }

  private static IssuerSettings issuer(String address, Object value) {
    String place = "issuers/" + address;
    Map<String, Object> issuer =
        AccessJson.members(value, place, Set.of("audiences", "algorithms", "jwksUri"));
    Optional<String> keys =
        Optional.ofNullable(issuer.get("jwksUri"))
            .map(uri -> AccessJson.of(String.class, uri, place + "/jwksUri"));
    return new IssuerSettings(
        address,
        texts(issuer.get("audiences"), place + "/audiences"),
        issuer.containsKey("algorithms")
            ? algorithms(texts(issuer.get("algorithms"), place + "/algorithms"), place)
            : IssuerSettings.USUAL,
        keys.map(URI::create));
  }

  private static Set<String> texts(@Nullable Object value, String place) {
    return AccessJson.items(value, place).stream()
        .map(item -> AccessJson.of(String.class, item, place))
        .collect(toUnmodifiableSet());
  }

  private static Set<SigningAlgorithm> algorithms(Set<String> names, String place) {
    Set<SigningAlgorithm> algorithms =
        Arrays.stream(SigningAlgorithm.values())
            .filter(each -> names.contains(each.name()))
            .collect(toUnmodifiableSet());
    if (algorithms.size() < names.size()) {
      throw new IllegalArgumentException(place + "/algorithms: one of them is not known.");
    }
    return algorithms;
  }

  /** Checks the settings. No setting is known yet. */
  private static void checkSettings(Map<String, Object> settings, Set<String> namespaces) {
    settings.forEach(
        (namespace, value) -> {
          AccessJson.members(value, "settings/" + namespace, Set.of());
          if (!namespaces.contains(namespace)) {
            throw new IllegalArgumentException(
                "settings/%s: this is none of the namespaces.".formatted(namespace));
          }
        });
  }
}
