package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.EncodedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads a template from a file in JSON or YAML. */
final class TemplateFile {

  private static final String EXPECTED =
      "expected a CloudFormation template in JSON or YAML, such as SAM's template.yaml,"
          + " a template of cdk.out, or .serverless/cloudformation-template-update-stack.json";

  /** CloudFormation takes 1 MB at most; a larger file is something else. */
  private static final long MAX_BYTES = 8L * 1024 * 1024;

  private TemplateFile() {}

  /**
   * Reads a template.
   *
   * @param parameters values of its parameters by name
   * @throws IllegalArgumentException if the file is missing or no template; the message names the
   *     expected content
   */
  static Template read(Path file, Map<String, String> parameters) {
    JsonNode root;
    try {
      root = TemplateParser.parse(EncodedText.decode(bytes(file)));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s %s: %s".formatted(file, wrong.getMessage(), EXPECTED), wrong);
    }
    if (!root.path("Resources").isObject()) {
      throw new IllegalArgumentException("%s %s: %s".formatted(file, lacking(root), EXPECTED));
    }
    return Template.of(root, parameters);
  }

  private static String lacking(JsonNode root) {
    return root.has("service") && root.has("provider")
        ? "is a serverless.yml (run 'npx osls@4.3.1 package')"
        : "has no Resources";
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException("is a folder");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("has more than %d bytes".formatted(MAX_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("does not exist", missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot be read (%s)".formatted(unreadable), unreadable);
    }
  }
}
