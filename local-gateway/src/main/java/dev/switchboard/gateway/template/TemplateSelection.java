package dev.switchboard.gateway.template;

import dev.switchboard.gateway.RouteSelection;
import java.util.Optional;

/** A template selection expression, which computes the key of a mapping template. */
sealed interface TemplateSelection {

  /** The status of the integration's response. */
  record ByStatus() implements TemplateSelection {}

  /** An expression of the client's message, or a text that is always the same. */
  record ByMessage(RouteSelection expression) implements TemplateSelection {}

  /**
   * Parses an expression; an empty one is {@code \$default}.
   *
   * @throws IllegalArgumentException if the expression is malformed, or needs more than runs here
   */
  static TemplateSelection of(String expression) {
    return switch (expression) {
      case "$integration.response.statuscode", "${integration.response.statuscode}" ->
          new ByStatus();
      case "", "$default" -> new ByMessage(RouteSelection.of("\\$default"));
      default -> new ByMessage(RouteSelection.of(expression));
    };
  }

  /** The key for a message and a status. */
  default String key(String message, int status) {
    return switch (this) {
      case ByStatus() -> Integer.toString(status);
      case ByMessage(RouteSelection expression) -> {
        Optional<String> key = expression.evaluate(message, false);
        yield key.orElse("");
      }
    };
  }
}
