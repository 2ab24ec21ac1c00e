package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * One resource of a template.
 *
 * @param id its logical id
 * @param type its CloudFormation type
 * @param properties its properties; may be missing
 */
record Resource(String id, String type, JsonNode properties) {

  private static final String LITERAL =
      "a literal, because CloudFormation functions are not evaluated here";

  boolean is(String otherType) {
    return type.equals(otherType);
  }

  boolean has(String property) {
    return properties.has(property);
  }

  /**
   * The value of a property, which may be a CloudFormation function; a missing node if there is
   * none.
   */
  JsonNode value(String property) {
    return properties.path(property);
  }

  /** The literal text of a property. */
  String text(String property) {
    return text(property, value(property));
  }

  /** The literal text of a property, parsed by a reader. */
  <T> T read(String property, Function<String, T> reader) {
    return read(property, value(property), reader);
  }

  /**
   * The literal texts of a property, each parsed. The property may be a list, one text, or missing.
   */
  <T> List<T> readAll(String property, Function<String, T> reader) {
    JsonNode value = value(property);
    Iterable<JsonNode> items = value.isArray() || value.isMissingNode() ? value : List.of(value);
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> read(property, item, reader))
        .toList();
  }

  /**
   * The literal text of a value within a property, where CloudFormation accepts numbers as texts.
   */
  String scalar(String property, JsonNode value) {
    if (!value.isValueNode()) {
      throw refusal(property, value, LITERAL);
    }
    return value.asText();
  }

  /** The exception for an invalid property. */
  IllegalArgumentException refusal(String property, String expected) {
    return refusal(property, value(property), expected);
  }

  private <T> T read(String property, JsonNode value, Function<String, T> reader) {
    String text = text(property, value);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s.%s is invalid: %s".formatted(id, property, wrong.getMessage()), wrong);
    }
  }

  private String text(String property, JsonNode value) {
    if (!value.isTextual()) {
      throw refusal(property, value, LITERAL);
    }
    return value.textValue();
  }

  private IllegalArgumentException refusal(String property, JsonNode value, String expected) {
    return new IllegalArgumentException(
        "%s.%s is %s: expected %s; %s"
            .formatted(
                id,
                property,
                value.isMissingNode() ? "missing" : value,
                expected,
                Template.REMEDY));
  }
}
