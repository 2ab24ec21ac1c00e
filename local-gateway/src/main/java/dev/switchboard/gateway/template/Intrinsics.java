package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Evaluates CloudFormation's functions, as far as their values are known before a deployment. What
 * is not known stands in texts as {@link Deferred} parts.
 */
final class Intrinsics {

  /** {@code ${Name}} and {@code ${Name.Attribute}}; {@code ${!Text}} is literal. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ParameterValues parameters;
  private final Conditions conditions;
  private final JsonNode mappings;

  /** The functions of a template. */
  Intrinsics(JsonNode root, ParameterValues parameters) {
    this.parameters = parameters;
    this.conditions = new Conditions(root.path("Conditions"), this);
    this.mappings = root.path("Mappings");
  }

  /** The conditions that functions and resources refer to. */
  Conditions conditions() {
    return conditions;
  }

  /**
   * Evaluates all functions in a value; a missing node stands for {@code AWS::NoValue}.
   *
   * @throws IllegalArgumentException if a condition cannot be evaluated
   */
  JsonNode resolve(JsonNode value) {
    if (value.isArray()) {
      ArrayNode items = JSON.arrayNode();
      value.forEach(item -> add(items, resolve(item)));
      return items;
    }
    if (!value.isObject()) {
      return value;
    }
    return value.size() == 1 ? function(value).orElseGet(() -> map(value)) : map(value);
  }

  private static void add(ArrayNode items, JsonNode item) {
    if (!item.isMissingNode()) {
      items.add(item);
    }
  }

  private JsonNode map(JsonNode value) {
    ObjectNode object = JSON.objectNode();
    value
        .properties()
        .forEach(
            entry -> {
              JsonNode resolved = resolve(entry.getValue());
              if (!resolved.isMissingNode()) {
                object.set(entry.getKey(), resolved);
              }
            });
    return object;
  }

  private Optional<JsonNode> function(JsonNode value) {
    String name = value.fieldNames().next();
    JsonNode argument = value.path(name);
    return switch (name) {
      case "Ref" -> Optional.of(ref(argument.asText()));
      case "Fn::GetAtt" -> Optional.of(deferred(attribute(argument)));
      case "Fn::Sub" -> Optional.of(substitute(argument));
      case "Fn::Join" -> Optional.of(join(argument));
      case "Fn::If" -> Optional.of(choose(argument));
      case "Fn::ImportValue" -> Optional.of(imported(argument));
      case "Fn::FindInMap" -> Optional.of(find(argument));
      case "Fn::Select" -> Optional.of(select(argument));
      case "Fn::Split" -> Optional.of(split(argument));
      default -> name.startsWith("Fn::") ? Optional.of(deferred(name)) : Optional.empty();
    };
  }

  private JsonNode ref(String name) {
    return name.equals("AWS::NoValue")
        ? JSON.missingNode()
        : parameters.value(name).orElseGet(() -> deferred(name));
  }

  /** {@code ["Name", "Attribute"]}, or {@code "Name.Attribute"}. */
  private static String attribute(JsonNode argument) {
    return argument.isArray()
        ? argument.path(0).asText() + "." + argument.path(1).asText()
        : argument.asText();
  }

  private JsonNode substitute(JsonNode argument) {
    JsonNode own = argument.isArray() ? argument.path(1) : JSON.missingNode();
    String text = (argument.isArray() ? argument.path(0) : argument).asText();
    String result =
        VARIABLE
            .matcher(text)
            .replaceAll(
                variable ->
                    Matcher.quoteReplacement(
                        variable.group(1).isEmpty()
                            ? variable(variable.group(2).strip(), own)
                            : "${" + variable.group(2) + "}"));
    return JSON.textNode(result);
  }

  private String variable(String name, JsonNode own) {
    if (own.has(name)) {
      return text(resolve(own.path(name)));
    }
    return name.contains(".") ? Deferred.part(name) : text(ref(name));
  }

  private JsonNode join(JsonNode argument) {
    JsonNode items = resolve(argument.path(1));
    if (!items.isArray()) {
      return JSON.textNode(text(items));
    }
    return JSON.textNode(
        StreamSupport.stream(items.spliterator(), false)
            .map(Intrinsics::text)
            .collect(Collectors.joining(argument.path(0).asText())));
  }

  private JsonNode choose(JsonNode argument) {
    return resolve(argument.path(conditions.holds(argument.path(0).asText()) ? 1 : 2));
  }

  /** A user may give the value of an export as that of a parameter. */
  private JsonNode imported(JsonNode argument) {
    String name = text(resolve(argument));
    return parameters.given(name).orElseGet(() -> deferred(Deferred.show(name)));
  }

  private JsonNode find(JsonNode argument) {
    JsonNode found = mappings;
    for (int key = 0; key < 3; key++) {
      found = found.path(text(resolve(argument.path(key))));
    }
    JsonNode otherwise = argument.path(3).path("DefaultValue");
    return found.isMissingNode()
        ? otherwise.isMissingNode() ? deferred("Fn::FindInMap") : resolve(otherwise)
        : resolve(found);
  }

  private JsonNode select(JsonNode argument) {
    JsonNode items = resolve(argument.path(1));
    JsonNode item = items.path(resolve(argument.path(0)).asInt(-1));
    return item.isMissingNode() ? deferred("Fn::Select") : item;
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode items = JSON.arrayNode();
    String text = text(resolve(argument.path(1)));
    Arrays.stream(text.split(Pattern.quote(argument.path(0).asText()), -1)).forEach(items::add);
    return items;
  }

  private static JsonNode deferred(String name) {
    return JSON.textNode(Deferred.part(name));
  }

  /** A list in a text is what CloudFormation makes of it: its items, separated by commas. */
  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(Intrinsics::text)
            .collect(Collectors.joining(","))
        : value.isValueNode() ? value.asText() : "";
  }
}
