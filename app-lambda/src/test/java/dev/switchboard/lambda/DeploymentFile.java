package dev.switchboard.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of {@code serverless.yml} that defines how a function runs. */
final class DeploymentFile {

  private static final File FILE = new File("../serverless.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(param|self):([\\w.]+)}");

  private final JsonNode content;

  private DeploymentFile(JsonNode content) {
    this.content = content;
  }

  static DeploymentFile read() throws IOException {
    return new DeploymentFile(new YAMLMapper().readTree(FILE));
  }

  /** The class that Lambda calls. */
  String handler(String function) {
    return function(function).required("handler").asText();
  }

  /**
   * Returns the environment of a function.
   *
   * @param params the parameters that {@code --param} sets; all others have the values of the file
   * @param account the replacements for the resources of an account. The key is a resource's name
   *     or, within a text, the whole text.
   */
  Map<String, String> environment(
      String function, Map<String, String> params, Map<String, String> account) {
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, JsonNode> each :
        function(function).required("environment").properties()) {
      JsonNode value = each.getValue();
      environment.put(
          each.getKey(),
          value.isObject() ? ofAccount(value, account) : ofFile(value.asText(), params));
    }
    return environment;
  }

  private JsonNode function(String name) {
    return content.required("functions").required(name);
  }

  /** Resolves {@code {Ref: …}} or {@code {Fn::Sub: …}}. */
  private static String ofAccount(JsonNode reference, Map<String, String> account) {
    String name = reference.elements().next().asText();
    return Optional.ofNullable(account.get(name))
        .orElseThrow(() -> new AssertionError("Nothing stands for " + name + " of " + FILE));
  }

  /** Resolves variables from the innermost one, until none is left. */
  private String ofFile(String text, Map<String, String> params) {
    String resolved =
        VARIABLE
            .matcher(text)
            .replaceAll(
                variable ->
                    variable.group(1).equals("param")
                        ? param(variable.group(2), params)
                        : content.requiredAt("/" + variable.group(2).replace('.', '/')).asText());
    return resolved.equals(text) ? text : ofFile(resolved, params);
  }

  private String param(String name, Map<String, String> params) {
    return Optional.ofNullable(params.get(name))
        .orElseGet(() -> content.requiredAt("/params/default/" + name).asText());
  }
}
