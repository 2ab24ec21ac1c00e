package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteSelectionTest {

  private static final String MESSAGE =
      """
      {"service":"chat","action":"join","n":1.50,"yes":true,"nothing":null,"list":["a",2],
       "deep":{"er":["x",{"key":"found"}]},"dotted.key":"dot"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$request.body.action | join",
        "${request.body.action} | join",
        "${request.body.service}/${request.body.action} | chat/join",
        "${request.body.action}-${request.body.nope} | join-",
        "static | static",
        "\\$default | $default",
        "v1.${request.body.action} | v1.join",
        "$request.body.n | 1.5",
        "$request.body.yes | true",
        "$request.body.list | [a, 2]",
        "$request.body.list[0] | a",
        "$request.body.deep.er[1].key | found",
        "${request.body['dotted.key']} | dot",
        "$request.body.nothing | ''",
        "$request.body.nope | ''",
        "$request.body.action.too.deep | ''"
      })
  void an_expression_is_evaluated_with_the_messages_values(String expression, String key) {
    assertThat(RouteSelection.of(expression).evaluate(MESSAGE, false)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hi", "", "{", "{\"action\":\"join\"} more", "{'action':'join'}"})
  void a_message_that_is_no_json_has_no_route(String message) {
    assertThat(RouteSelection.BY_ACTION.evaluate(message, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"action\"", "null", "[]", "[{\"action\":\"join\"}]"})
  void json_that_is_no_object_selects_no_route(String message) {
    assertThat(RouteSelection.BY_ACTION.evaluate(message, false).orElse("")).isEmpty();
  }

  @Test
  void a_message_is_not_read_for_an_expression_without_variables() {
    assertThat(RouteSelection.of("one").evaluate("no JSON", false)).contains("one");
  }

  @Test
  void lenient_reading_takes_a_key_without_quotes() {
    String message = "{\"action\":\"sendMessage\", body:\"hello\"}";

    assertThat(RouteSelection.BY_ACTION.evaluate(message, false)).isEmpty();
    assertThat(RouteSelection.BY_ACTION.evaluate(message, true)).contains("sendMessage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$",
        "$request.header.action",
        "${request.body.action",
        "$request.bodyaction",
        "${request.body.}",
        "${request.body[}",
        "$context.routeKey"
      })
  void a_malformed_expression_is_refused(String expression) {
    assertThatThrownBy(() -> RouteSelection.of(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The selection expression is '%s': expected text with".formatted(expression));
  }
}
