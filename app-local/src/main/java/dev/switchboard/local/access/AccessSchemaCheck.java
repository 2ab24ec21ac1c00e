package dev.switchboard.local.access;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The JSON Schema of access files, {@code deploy/access.schema.json}. A description in it completes
 * "Expected …", or is a sentence of its own if it ends with a full stop.
 */
final class AccessSchemaCheck {

  private static final String FILE = "access.schema.json";
  private static final AccessSchemaCheck LOADED = load();

  private final JsonNode json;
  private final JsonSchema schema;

  private AccessSchemaCheck(JsonNode json) {
    this.json = json;
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json);
  }

  /** Returns the schema, which is read once. */
  static AccessSchemaCheck get() {
    return LOADED;
  }

  private static AccessSchemaCheck load() {
    try (InputStream bytes =
        Objects.requireNonNull(AccessSchemaCheck.class.getResourceAsStream(FILE))) {
      return new AccessSchemaCheck(new JsonMapper().readTree(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns every mistake in a file. */
  Stream<AccessMistake> mistakes(JsonNode file, JsonPlaces places) {
    return Stream.concat(
        schema.validate(file).stream().map(error -> mistake(error, places)), unseen(places));
  }

  /**
   * Returns unknown names that start with {@code #}, which the validator ignores. A claim's name
   * may start with it.
   */
  private static Stream<AccessMistake> unseen(JsonPlaces places) {
    return places
        .members()
        .filter(path -> path.getLast().startsWith("#") && !path.contains("claims"))
        .map(
            path ->
                new AccessMistake(
                    places.ofName(path),
                    "%s is not known here.".formatted(quoted(path.getLast()))));
  }

  private AccessMistake mistake(ValidationMessage error, JsonPlaces places) {
    List<String> path = names(error.getInstanceLocation());
    JsonNode at = schemaOf(error);
    String property = String.valueOf(error.getProperty());
    JsonPlace ofProperty = places.ofName(JsonPlaces.below(path, property));
    return switch (error.getType()) {
      case "additionalProperties" -> new AccessMistake(ofProperty, unknown(property, at));
      case "propertyNames" ->
          new AccessMistake(ofProperty, expected(at.path("propertyNames"), error));
      case "required" -> new AccessMistake(places.ofName(path), missing(property, at, error));
      default -> new AccessMistake(places.ofValue(path), expected(at, error));
    };
  }

  private static String unknown(String name, JsonNode schema) {
    String known =
        schema
            .path("properties")
            .propertyStream()
            .map(each -> quoted(each.getKey()))
            .collect(joining(", "));
    return "%s is not known here; expected %s."
        .formatted(quoted(name), known.isEmpty() ? "{}" : known);
  }

  private static String missing(String name, JsonNode schema, ValidationMessage error) {
    String expected = schema.path("properties").path(name).path("description").asText();
    return expected.isEmpty()
        ? expected(schema, error)
        : "%s is missing; expected %s.".formatted(quoted(name), expected);
  }

  private static String expected(JsonNode schema, ValidationMessage error) {
    String described = schema.path("description").asText(error.getError());
    return described.endsWith(".") ? described : "Expected %s.".formatted(described);
  }

  /** Returns the part of the schema that contains the violated keyword. */
  private JsonNode schemaOf(ValidationMessage error) {
    JsonNode at = json;
    for (String name : names(error.getSchemaLocation().getFragment().getParent())) {
      at = at.path(name);
    }
    return at;
  }

  private static List<String> names(JsonNodePath path) {
    return IntStream.range(0, path.getNameCount()).mapToObj(path::getName).toList();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
