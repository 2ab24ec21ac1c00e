package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the logical ids that a value of a template refers to, within any CloudFormation function.
 */
final class References {

  /** {@code ${Name}} and {@code ${Name.Attribute}}; {@code ${!Text}} is literal. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}.][^}.]*)[^}]*}");

  private References() {}

  /** The logical ids in a value, in order, including pseudo parameters such as AWS::Region. */
  static Stream<String> in(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .flatMap(entry -> ofFunction(entry.getKey(), entry.getValue()));
    }
    return inEach(value);
  }

  private static Stream<String> ofFunction(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> Stream.of(argument.asText());
      case "Fn::GetAtt" -> Stream.of(resourceOf(argument));
      case "Fn::Sub" -> argument.isArray() ? inSub(argument) : variables(argument);
      default -> in(argument);
    };
  }

  /** Returns the logical id in {@code ["Name", "Attribute"]} or {@code "Name.Attribute"}. */
  private static String resourceOf(JsonNode argument) {
    return argument.isArray() ? argument.path(0).asText() : argument.asText().split("\\.", 2)[0];
  }

  /**
   * Returns the logical ids in a text with its own variables, which hide resources of the same
   * names.
   */
  private static Stream<String> inSub(JsonNode textAndVariables) {
    JsonNode own = textAndVariables.path(1);
    return Stream.concat(
        variables(textAndVariables.path(0)).filter(name -> !own.has(name)),
        own.properties().stream().map(Map.Entry::getValue).flatMap(References::in));
  }

  private static Stream<String> variables(JsonNode text) {
    return VARIABLE.matcher(text.asText()).results().map(variable -> variable.group(1).strip());
  }

  private static Stream<String> inEach(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).flatMap(References::in);
  }
}
