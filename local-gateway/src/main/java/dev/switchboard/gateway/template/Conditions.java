package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Evaluates the conditions of a template, each once. Not thread-safe. */
final class Conditions {

  private final JsonNode declared;
  private final Intrinsics intrinsics;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<String> running = new HashSet<>();

  /** The conditions that a template declares. */
  Conditions(JsonNode declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.intrinsics = intrinsics;
  }

  /** Whether there is a condition of this name. */
  boolean declares(String name) {
    return declared.has(name);
  }

  /**
   * Whether a condition holds.
   *
   * @throws IllegalArgumentException if there is no such condition, if it depends on itself, or if
   *     it depends on a value that is not known
   */
  boolean holds(String name) {
    Boolean before = known.get(name);
    if (before != null) {
      return before;
    }
    if (!declared.has(name)) {
      throw new IllegalArgumentException("there is no condition '%s'".formatted(name));
    }
    if (!running.add(name)) {
      throw new IllegalArgumentException("the condition '%s' depends on itself".formatted(name));
    }
    boolean holds = evaluate(name, declared.path(name));
    running.remove(name);
    known.put(name, holds);
    return holds;
  }

  private boolean evaluate(String name, JsonNode condition) {
    if (condition.isBoolean() || condition.isTextual()) {
      return condition.asText().equalsIgnoreCase("true");
    }
    Map.Entry<String, JsonNode> function =
        condition.properties().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknown(name, condition)));
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Condition" -> holds(argument.asText());
      case "Fn::Equals" -> side(name, argument.path(0)).equals(side(name, argument.path(1)));
      case "Fn::Not" -> !evaluate(name, argument.path(0));
      case "Fn::And" -> items(argument).allMatch(each -> evaluate(name, each));
      case "Fn::Or" -> items(argument).anyMatch(each -> evaluate(name, each));
      default -> throw new IllegalArgumentException(unknown(name, condition));
    };
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private String side(String name, JsonNode value) {
    JsonNode side = intrinsics.resolve(value);
    String text = side.isValueNode() ? side.asText() : side.toString();
    if (Deferred.isIn(text)) {
      throw new IllegalArgumentException(
          "the condition '%s' depends on %s, whose value is not known; add --parameter %s=VALUE"
              .formatted(name, Deferred.show(text), Deferred.names(text).findFirst().orElse("")));
    }
    return text;
  }

  private static String unknown(String name, JsonNode condition) {
    return "the condition '%s' is %s: expected a condition function".formatted(name, condition);
  }
}
