package dev.switchboard.local;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.oidc.IssuerSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** A readable summary of an access file, line by line. */
final class AccessSummary {

  /** A label, and its text. */
  private record Line(String what, String words) {}

  private final List<Line> lines = new ArrayList<>();

  private AccessSummary() {}

  static AccessSummary of(AccessFile file, Instant now) {
    AccessSummary summary = new AccessSummary();
    AccessRules rules = file.rules();
    summary.line("Events", rules.servesEvents() ? "served" : "refused: plain clients only");
    rules.keys().forEach(key -> summary.line("Key", words(key, now)));
    file.issuers().issuers().forEach(issuer -> summary.line("Issuer", words(issuer)));
    summary.line("Connect", rules.connect().isEmpty() ? "nobody" : words(rules.connect()));
    for (AccessRule rule : rules.rules()) {
      summary.allowance("Subscribe", rule, rule.subscribe());
      summary.allowance("Publish", rule, rule.publish());
    }
    return summary;
  }

  /** Passes the label and the text of each line to the reader. */
  void forEach(BiConsumer<String, Object> reader) {
    lines.forEach(line -> reader.accept(line.what(), line.words()));
  }

  private void line(String what, String words) {
    lines.add(new Line(what, words));
  }

  private void allowance(String what, AccessRule rule, List<Grantee> allowed) {
    if (!allowed.isEmpty()) {
      line(what, "%s: %s".formatted(rule.channel(), words(allowed)));
    }
  }

  private static String words(IssuedKey key, Instant now) {
    return key.hasExpired(now)
        ? "%s, which expired at %s".formatted(key.name(), key.expiresAt())
        : "%s, until %s".formatted(key.name(), key.expiresAt());
  }

  private static String words(IssuerSettings issuer) {
    return "%s, for %s"
        .formatted(issuer.issuer(), String.join(", ", new TreeSet<>(issuer.audiences())));
  }

  private static String words(List<Grantee> allowed) {
    return allowed.stream().map(Grantee::toString).collect(joining(", "));
  }
}
