package dev.switchboard.gateway.template;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Parses the text of a template, which is JSON or YAML. */
final class TemplateParser {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private TemplateParser() {}

  /**
   * Parses a template; short forms such as {@code !Ref} are replaced by their full forms.
   *
   * @throws IllegalArgumentException if the text is neither JSON nor YAML; the message names the
   *     place
   */
  static JsonNode parse(String text) {
    return text.stripLeading().startsWith("{") ? parseBraces(text) : YamlReader.read(text);
  }

  /** YAML may start with a brace too, but whoever starts with one means JSON. */
  private static JsonNode parseBraces(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      try {
        return YamlReader.read(text);
      } catch (IllegalArgumentException notYaml) {
        JsonLocation where = notJson.getLocation();
        throw new IllegalArgumentException(
            "is not JSON (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr()),
            notJson);
      }
    }
  }
}
