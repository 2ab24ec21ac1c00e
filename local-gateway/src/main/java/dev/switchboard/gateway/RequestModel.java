package dev.switchboard.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A route's request model, which a message must match before the function is invoked. It is JSON
 * Schema draft 4, as API Gateway's models are. Thread-safe.
 */
public final class RequestModel {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonSchema schema;

  private RequestModel(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Parses a model.
   *
   * @throws IllegalArgumentException if the text is not a JSON Schema
   */
  public static RequestModel of(String schema) {
    try {
      JsonNode json = MAPPER.readTree(schema);
      if (!json.isObject()) {
        throw new IllegalArgumentException(
            "The model is not a JSON object: expected a JSON Schema");
      }
      JsonSchema read = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(json);
      read.initializeValidators();
      return new RequestModel(read);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(
          "The model is not JSON (line %d, column %d): expected a JSON Schema"
              .formatted(noJson.getLocation().getLineNr(), noJson.getLocation().getColumnNr()),
          noJson);
    } catch (JsonSchemaException malformed) {
      throw new IllegalArgumentException(
          "The model is not a JSON Schema: " + malformed.getMessage(), malformed);
    }
  }

  /**
   * Reads a model from a file in UTF-8 or UTF-16.
   *
   * @throws IllegalArgumentException if it cannot be read, or is not a JSON Schema
   */
  public static RequestModel read(Path file) {
    try {
      return of(EncodedText.decode(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException unreadable) {
      String reason =
          unreadable instanceof IOException
              ? "cannot be read: expected a file with a JSON Schema"
              : String.valueOf(unreadable.getMessage()).replaceFirst("^The model ", "");
      throw new IllegalArgumentException("The model %s %s".formatted(file, reason), unreadable);
    }
  }

  /** Returns whether a message is JSON and matches the model. */
  public boolean accepts(String message) {
    try {
      JsonNode json = MAPPER.readTree(message);
      return !json.isMissingNode() && schema.validate(json).isEmpty();
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }
}
