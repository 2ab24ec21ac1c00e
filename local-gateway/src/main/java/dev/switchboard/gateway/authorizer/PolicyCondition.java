package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.StreamSupport;

/**
 * The condition of a policy's statement. A local gateway knows few condition keys, so the result
 * may be unknown.
 */
final class PolicyCondition {

  /** The result of a condition. */
  enum Result {
    MET,
    NOT_MET,
    /** An operator, a key or a value is not known here. */
    UNKNOWN
  }

  /** Compares the value of a request with a value of a policy. */
  private static final Map<String, BiPredicate<String, String>> OPERATORS =
      Map.ofEntries(
          Map.entry("stringequals", String::equals),
          Map.entry("stringequalsignorecase", String::equalsIgnoreCase),
          Map.entry("stringlike", (actual, pattern) -> Wildcards.matches(pattern, actual)),
          Map.entry("bool", String::equalsIgnoreCase),
          Map.entry("ipaddress", (actual, range) -> AddressRange.of(range).contains(actual)),
          Map.entry("dateequals", (actual, limit) -> PolicyDate.compare(actual, limit) == 0),
          Map.entry("datelessthan", (actual, limit) -> PolicyDate.compare(actual, limit) < 0),
          Map.entry(
              "datelessthanequals", (actual, limit) -> PolicyDate.compare(actual, limit) <= 0),
          Map.entry("dategreaterthan", (actual, limit) -> PolicyDate.compare(actual, limit) > 0),
          Map.entry(
              "dategreaterthanequals", (actual, limit) -> PolicyDate.compare(actual, limit) >= 0));

  /** The operators that are met if no value matches, with the operator that they negate. */
  private static final Map<String, String> NEGATIONS =
      Map.of(
          "stringnotequals", "stringequals",
          "stringnotequalsignorecase", "stringequalsignorecase",
          "stringnotlike", "stringlike",
          "notipaddress", "ipaddress",
          "datenotequals", "dateequals");

  private PolicyCondition() {}

  /** Evaluates the {@code Condition} of a statement: all of its operators and keys must be met. */
  static Result evaluate(JsonNode condition, PolicyContext context) {
    if (condition.isMissingNode()) {
      return Result.MET;
    }
    if (!condition.isObject()) {
      return Result.UNKNOWN;
    }
    Result all = Result.MET;
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        Result one = evaluate(operator.getKey(), key.getKey(), key.getValue(), context);
        all = and(all, one);
      }
      if (!operator.getValue().isObject()) {
        all = and(all, Result.UNKNOWN);
      }
    }
    return all;
  }

  private static Result and(Result one, Result other) {
    if (one == Result.NOT_MET || other == Result.NOT_MET) {
      return Result.NOT_MET;
    }
    return one == Result.UNKNOWN ? one : other;
  }

  private static Result evaluate(
      String operator, String key, JsonNode values, PolicyContext context) {
    String name = operator.toLowerCase(Locale.ROOT).replaceFirst("ifexists$", "");
    String positive = NEGATIONS.getOrDefault(name, name);
    BiPredicate<String, String> comparison = OPERATORS.get(positive);
    Optional<String> actual = context.value(key);
    if (comparison == null || actual.isEmpty()) {
      return Result.UNKNOWN;
    }
    try {
      boolean matches = texts(values).stream().anyMatch(v -> comparison.test(actual.get(), v));
      return matches == positive.equals(name) ? Result.MET : Result.NOT_MET;
    } catch (IllegalArgumentException malformed) {
      return Result.UNKNOWN;
    }
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(oneOrMany.asText());
  }
}
