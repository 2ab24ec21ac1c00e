package dev.switchboard.lambda.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with comments, and commas after the last of a row, into pieces that know their place.
 */
final class JsonText {

  private static final int DEEPEST = 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final JsonParser parser;

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads a whole text; adds one mistake where it is none. */
  static Optional<Json> read(String text, Mistakes mistakes) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonText reader = new JsonText(parser);
      if (parser.nextToken() == null) {
        mistakes.add(Json.Place.START, "The file is empty; it holds an object: { … }.");
        return Optional.empty();
      }
      Json json = reader.value();
      if (parser.nextToken() != null) {
        mistakes.add(reader.place(), "Nothing may follow the closing brace.");
      }
      return Optional.of(json);
    } catch (JsonProcessingException malformed) {
      mistakes.add(
          place(malformed.getLocation()),
          "This is not JSON: "
              + Objects.requireNonNullElse(malformed.getOriginalMessage(), "it cannot be read"));
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("A text is read without I/O", impossible);
    }
  }

  private Json value() throws IOException {
    Json.Place at = place();
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Json.Fields(at, fields());
      case START_ARRAY -> new Json.Items(at, items());
      case VALUE_STRING -> new Json.Text(at, parser.getText());
      case VALUE_TRUE -> new Json.Truth(at, true);
      case VALUE_FALSE -> new Json.Truth(at, false);
      default -> new Json.Other(at);
    };
  }

  private List<Json.Field> fields() throws IOException {
    List<Json.Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Json.Place at = place();
      String name = parser.currentName();
      parser.nextToken();
      fields.add(new Json.Field(at, name, value()));
    }
    return List.copyOf(fields);
  }

  private List<Json> items() throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return List.copyOf(items);
  }

  private Json.Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Json.Place place(@Nullable JsonLocation location) {
    return location == null
        ? Json.Place.START
        : new Json.Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
