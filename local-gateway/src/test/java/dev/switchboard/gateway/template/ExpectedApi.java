package dev.switchboard.gateway.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A template that osls made, to be read as it is or with something changed. */
final class ExpectedApi {

  static final Path PLAIN = Path.of("src/test/resources/templates/plain/template.json");
  static final Path GUARDED = Path.of("src/test/resources/templates/guarded/template.json");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode root;

  private ExpectedApi(ObjectNode root) {
    this.root = root;
  }

  static ExpectedApi of(Path file) {
    try {
      return new ExpectedApi((ObjectNode) MAPPER.readTree(Files.readString(file)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Changes a property of a resource, which may be new. */
  ExpectedApi with(String resource, String property, String json) {
    properties(resource).set(property, parse(json));
    return this;
  }

  /** Takes a property from a resource. */
  ExpectedApi without(String resource, String property) {
    properties(resource).remove(property);
    return this;
  }

  /** Sets a section of the template, such as Conditions. */
  ExpectedApi withSection(String name, String json) {
    root.set(name, parse(json));
    return this;
  }

  /** Puts a resource under a condition. */
  ExpectedApi under(String condition, String resource) {
    root.withObject("/Resources").withObject("/" + resource).put("Condition", condition);
    return this;
  }

  /** Takes a resource away. */
  ExpectedApi without(String resource) {
    root.withObject("/Resources").remove(resource);
    return this;
  }

  /** Adds a resource. */
  ExpectedApi with(String resource, String json) {
    root.withObject("/Resources").set(resource, parse(json));
    return this;
  }

  /** Reads what has become of it, from a file in a folder. */
  ApiTemplate readFrom(Path folder) {
    return readFrom(folder, TemplateChoices.NONE);
  }

  /** Reads what has become of it, from a file in a folder, with what a user supplies. */
  ApiTemplate readFrom(Path folder, TemplateChoices choices) {
    try {
      return ApiTemplate.read(
          Files.writeString(folder.resolve("template.json"), root.toString()), choices);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ObjectNode properties(String resource) {
    return root.withObject("/Resources").withObject("/" + resource).withObject("/Properties");
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("Not JSON: " + json, notJson);
    }
  }
}
