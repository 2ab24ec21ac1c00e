package dev.switchboard.gateway.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A template that osls wrote, which tests can change before it is read. */
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

  /** Removes a property from a resource. */
  ExpectedApi without(String resource, String property) {
    properties(resource).remove(property);
    return this;
  }

  /** Removes a resource. */
  ExpectedApi without(String resource) {
    root.withObject("/Resources").remove(resource);
    return this;
  }

  /** Adds a resource. */
  ExpectedApi with(String resource, String json) {
    root.withObject("/Resources").set(resource, parse(json));
    return this;
  }

  /** Writes the changed template to a file in a folder, and reads it. */
  ApiTemplate readFrom(Path folder) {
    try {
      return ApiTemplate.read(Files.writeString(folder.resolve("template.json"), root.toString()));
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
