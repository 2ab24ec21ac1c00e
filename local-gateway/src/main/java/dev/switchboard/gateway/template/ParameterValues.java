package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a template's parameters: those that were given, else their defaults, and those of
 * the pseudo parameters, as they stand in events.
 */
final class ParameterValues {

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Region", "us-east-1",
          "AWS::AccountId", "000000000000",
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "local",
          "AWS::StackId", "arn:aws:cloudformation:us-east-1:000000000000:stack/local/0");

  private final JsonNode declared;
  private final Map<String, String> given;

  /** The parameters that a template declares, with the values that a user gives. */
  ParameterValues(JsonNode declared, Map<String, String> given) {
    this.declared = declared;
    this.given = Map.copyOf(given);
  }

  /** Whether there is a parameter of this name, even if its value is not known. */
  boolean declares(String name) {
    return declared.has(name);
  }

  /** The value of a parameter; a list if its type is one. */
  Optional<JsonNode> value(String name) {
    return text(name).map(text -> isList(name) ? list(text) : json(text));
  }

  /** The value that was given for a name, which need not be a parameter's. */
  Optional<JsonNode> given(String name) {
    return Optional.ofNullable(given.get(name)).map(ParameterValues::json);
  }

  /** The default of a parameter that CloudFormation reads from elsewhere names its place only. */
  private Optional<String> text(String name) {
    if (given.containsKey(name)) {
      return Optional.ofNullable(given.get(name));
    }
    JsonNode parameter = declared.path(name);
    if (parameter.has("Default") && !type(name).startsWith("AWS::SSM::Parameter::Value")) {
      return Optional.of(parameter.path("Default").asText());
    }
    return Optional.ofNullable(PSEUDO.get(name));
  }

  private boolean isList(String name) {
    return type(name).equals("CommaDelimitedList") || type(name).startsWith("List<");
  }

  private String type(String name) {
    return declared.path(name).path("Type").asText();
  }

  private static JsonNode list(String text) {
    var items = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(items::add);
    return items;
  }

  private static JsonNode json(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
