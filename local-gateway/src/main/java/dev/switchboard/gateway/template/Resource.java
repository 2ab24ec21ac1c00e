package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** One resource of a template. Its properties are read with their functions evaluated. */
final class Resource {

  private final String id;
  private final JsonNode json;
  private final Intrinsics intrinsics;
  private final TemplateAuthor author;

  /** A resource with its logical id. */
  Resource(String id, JsonNode json, Intrinsics intrinsics, TemplateAuthor author) {
    this.id = id;
    this.json = json;
    this.intrinsics = intrinsics;
    this.author = author;
  }

  /** Its logical id. */
  String id() {
    return id;
  }

  boolean is(String type) {
    return Template.typeOf(json).equals(type);
  }

  boolean isOfApiGateway() {
    return Template.typeOf(json).startsWith("AWS::ApiGatewayV2::");
  }

  /** The name of its condition, if the template declares none of that name. */
  Optional<String> undeclaredCondition() {
    return Optional.of(json.path("Condition").asText())
        .filter(name -> !name.isEmpty() && !intrinsics.conditions().declares(name));
  }

  /** Whether its condition holds; a resource without a declared one always exists. */
  boolean exists() {
    String condition = json.path("Condition").asText();
    try {
      return !intrinsics.conditions().declares(condition)
          || intrinsics.conditions().holds(condition);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("%s: %s".formatted(id, unknown.getMessage()), unknown);
    }
  }

  boolean has(String property) {
    JsonNode value = value(property);
    return !value.isMissingNode() && !value.isNull();
  }

  /** The value of a property; a missing node without one. */
  JsonNode value(String property) {
    try {
      return intrinsics.resolve(json.path("Properties").path(property));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "%s.%s: %s".formatted(id, property, unknown.getMessage()), unknown);
    }
  }

  /** The text of a property, with what is not known yet as {@link Deferred} parts. */
  String marked(String property) {
    JsonNode value = value(property);
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isValueNode() ? value.asText() : value.toString();
  }

  /** The text of a property for people. */
  String shown(String property) {
    return Deferred.show(marked(property));
  }

  /** Whether a property is true; CloudFormation takes the text as well. */
  boolean flag(String property) {
    return marked(property).equalsIgnoreCase("true");
  }

  /** The text of a property, if it has one that is known before a deployment. */
  Optional<String> known(String property) {
    JsonNode value = value(property);
    return Optional.of(value)
        .filter(each -> each.isValueNode() && !each.isNull())
        .map(JsonNode::asText)
        .filter(text -> !Deferred.isIn(text));
  }

  /**
   * The text of a property, which must be known before a deployment.
   *
   * @param option the option that supplies it as well; may be empty
   */
  String text(String property, String option) {
    return text(property, value(property), option);
  }

  /** The text of a property, parsed by a reader. */
  <T> T read(String property, String option, Function<String, T> reader) {
    return read(property, value(property), option, reader);
  }

  /** The texts of a property, each parsed; it may be a list, one text, or missing. */
  <T> List<T> readAll(String property, String option, Function<String, T> reader) {
    JsonNode value = value(property);
    Iterable<JsonNode> items = value.isArray() || value.isMissingNode() ? value : List.of(value);
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> read(property, item, option, reader))
        .toList();
  }

  /** The exception for an invalid property. */
  IllegalArgumentException refusal(String property, String expected) {
    return refusal(property, value(property), expected);
  }

  private <T> T read(String property, JsonNode value, String option, Function<String, T> reader) {
    String text = text(property, value, option);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s.%s is invalid: %s%s".formatted(id, property, wrong.getMessage(), orAdd(option)),
          wrong);
    }
  }

  private String text(String property, JsonNode value, String option) {
    if (!value.isValueNode() || value.isNull()) {
      throw refusal(property, value, "a text" + orAdd(option));
    }
    String text = value.asText();
    if (Deferred.isIn(text)) {
      throw refusal(
          property,
          value,
          "a value that is known before a deployment; add --parameter %s=VALUE%s"
              .formatted(Deferred.names(text).findFirst().orElse(""), orAdd(option)));
    }
    return text;
  }

  private static String orAdd(String option) {
    return option.isEmpty() ? "" : ", or add " + option;
  }

  private IllegalArgumentException refusal(String property, JsonNode value, String expected) {
    return new IllegalArgumentException(
        "%s.%s is %s: expected %s; %s"
            .formatted(
                id,
                property,
                value.isMissingNode() ? "missing" : shown(value),
                expected,
                author.remedy()));
  }

  private static String shown(JsonNode value) {
    return Deferred.show(value.toString());
  }
}
