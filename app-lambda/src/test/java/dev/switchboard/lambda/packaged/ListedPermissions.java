package dev.switchboard.lambda.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code deploy/permissions.json} states about the permissions of {@code serverless.yml}.
 *
 * @param sources for each action, the page of AWS that says what needs it
 * @param usedByLambda the reason of each action that Lambda itself uses under a function's role, so
 *     that no request of the function can show it
 * @param wildcards for each resource with a {@code *}, why it has one
 */
record ListedPermissions(
    Map<String, String> sources, Map<String, String> usedByLambda, Map<String, String> wildcards) {

  static ListedPermissions read(Path project) throws IOException {
    JsonNode file = new JsonMapper().readTree(project.resolve("deploy/permissions.json").toFile());
    return new ListedPermissions(
        texts(file.required("sources")),
        texts(file.required("usedByLambda")),
        texts(file.required("wildcards")));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }
}
