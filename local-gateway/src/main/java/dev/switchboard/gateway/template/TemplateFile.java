package dev.switchboard.gateway.template;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a template from a file that osls writes. */
final class TemplateFile {

  private static final String EXPECTED =
      "expected a CloudFormation template in JSON; " + Template.ORIGIN;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private TemplateFile() {}

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if the file is missing or is not a template; the message names
   *     the expected content
   */
  static Template read(Path file) {
    JsonNode resources = parse(file).path("Resources");
    if (!resources.isObject()) {
      throw refusal(file, "has no Resources");
    }
    Map<String, Resource> byId = new LinkedHashMap<>();
    resources.properties().forEach(entry -> byId.put(entry.getKey(), resource(entry)));
    return new Template(byId);
  }

  private static Resource resource(Map.Entry<String, JsonNode> entry) {
    JsonNode json = entry.getValue();
    return new Resource(entry.getKey(), json.path("Type").asText(), json.path("Properties"));
  }

  private static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw refusal(file, "does not exist");
    } catch (JsonProcessingException notJson) {
      JsonLocation where = notJson.getLocation();
      throw refusal(
          file,
          "is not JSON (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr()));
    } catch (IOException unreadable) {
      throw refusal(file, "cannot be read (%s)".formatted(unreadable));
    }
  }

  private static IllegalArgumentException refusal(Path file, String wrong) {
    return new IllegalArgumentException("%s %s: %s".formatted(file, wrong, EXPECTED));
  }
}
