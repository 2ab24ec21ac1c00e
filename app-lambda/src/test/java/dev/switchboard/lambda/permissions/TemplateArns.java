package dev.switchboard.lambda.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARNs and names that CloudFormation fills into a template. */
public final class TemplateArns {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  /** The beginning of every ARN of the region, which says nothing to a reader. */
  private static final Pattern USUAL_PREFIX =
      Pattern.compile("^arn:\\$\\{AWS::Partition}:[^:]+:\\$\\{AWS::Region}:\\$\\{AWS::AccountId}:");

  private final Map<String, String> values;

  /**
   * Creates the values of a deployment.
   *
   * @param values for each name in a template, such as {@code WebsocketsApi} or {@code
   *     FanOutQueue.Arn}, the text that replaces it
   */
  public TemplateArns(AwsAccount account, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("AWS::Partition", account.partition());
    all.put("AWS::Region", account.region());
    all.put("AWS::AccountId", account.id());
    this.values = Map.copyOf(all);
  }

  /** Returns the one text that a string, {@code Ref}, {@code Fn::GetAtt} or {@code Fn::Sub} is. */
  static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    String function = value.fieldNames().next();
    JsonNode argument = value.required(function);
    return switch (function) {
      case "Ref" -> "${" + argument.asText() + "}";
      case "Fn::GetAtt" -> "${" + argument.get(0).asText() + "." + argument.get(1).asText() + "}";
      case "Fn::Sub" -> argument.asText();
      default ->
          throw new IllegalArgumentException("%s is not evaluated here.".formatted(function));
    };
  }

  /** Returns a text as a reader knows the resource: {@code ${FanOutQueue.Arn}}: FanOutQueue. */
  static String shortened(String text) {
    return REFERENCE
        .matcher(USUAL_PREFIX.matcher(text).replaceFirst(""))
        .replaceAll(name -> Matcher.quoteReplacement(name.group(1).replaceFirst("\\.Arn$", "")));
  }

  /** Fills all values into a text. */
  String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
  }

  private String value(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("Nothing is known of %s here.".formatted(name)));
  }
}
