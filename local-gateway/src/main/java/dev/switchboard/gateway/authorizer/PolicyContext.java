package dev.switchboard.gateway.authorizer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The request that a policy is evaluated for.
 *
 * @param action the action, {@code execute-api:Invoke}
 * @param resource the ARN of the route
 * @param now the value of {@code aws:CurrentTime}
 * @param values the values of the other condition keys that are known here; keys in any case
 */
record PolicyContext(String action, String resource, Instant now, Map<String, String> values) {

  private static final String CURRENT_TIME = "aws:CurrentTime";

  PolicyContext {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(values);
    anyCase.put(CURRENT_TIME, now.toString());
    values = anyCase;
  }

  /** The value of a condition key; empty if it is not known here. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
