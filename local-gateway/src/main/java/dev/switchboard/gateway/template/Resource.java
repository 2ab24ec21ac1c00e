package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * One resource of a template.
 *
 * @param id its logical id
 * @param type what CloudFormation calls its kind
 * @param properties what is said of it; may be missing
 */
public record Resource(String id, String type, JsonNode properties) {

  private static final String LITERAL = "a literal, because nothing here works out functions";

  public boolean is(String otherType) {
    return type.equals(otherType);
  }

  public boolean has(String property) {
    return properties.has(property);
  }

  /**
   * What a property is, perhaps a function of CloudFormation's; a missing node if there is none.
   */
  public JsonNode value(String property) {
    return properties.path(property);
  }

  /** The literal text of a property. */
  public String text(String property) {
    return text(property, value(property));
  }

  /** What a reader makes of the literal text of a property. */
  public <T> T read(String property, Function<String, T> reader) {
    return read(property, value(property), reader);
  }

  /** What a reader makes of each literal text of a property, which is a list, one text or none. */
  public <T> List<T> readAll(String property, Function<String, T> reader) {
    JsonNode value = value(property);
    Iterable<JsonNode> items = value.isArray() || value.isMissingNode() ? value : List.of(value);
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> read(property, item, reader))
        .toList();
  }

  /**
   * The literal text of a value within a property; CloudFormation takes numbers for texts there.
   */
  public String scalar(String property, JsonNode value) {
    if (!value.isValueNode()) {
      throw refusal(property, value, LITERAL);
    }
    return value.asText();
  }

  /** What to throw when a property is not as it must be. */
  public IllegalArgumentException refusal(String property, String expected) {
    return refusal(property, value(property), expected);
  }

  private <T> T read(String property, JsonNode value, Function<String, T> reader) {
    String text = text(property, value);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s.%s is of no use: %s".formatted(id, property, wrong.getMessage()), wrong);
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
