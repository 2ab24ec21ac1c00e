package dev.switchboard.lambda.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON of an access file, with comments and trailing commas. */
public final class AccessJson {

  private static final int DEEPEST = 20;
  private static final String NOT_UTF_8 = "The file is not text in UTF-8.";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** The place of the start of a list or object in the parser's messages. */
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^;]*; line: ([0-9]+), column: ([0-9]+)]");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private AccessJson() {}

  /**
   * Starts to parse a file.
   *
   * @throws IOException with the reason, if the file is too large or is not text in UTF-8
   */
  public static JsonParser parser(byte[] bytes) throws IOException {
    if (bytes.length > AccessFile.MOST_BYTES) {
      throw new IOException("The file has more than %,d bytes.".formatted(AccessFile.MOST_BYTES));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        // No JSON has a NUL, but UTF-16 without a byte order mark has one in each ASCII character.
        throw new IOException(NOT_UTF_8);
      }
      return JSON.createParser(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException garbled) {
      throw new IOException(NOT_UTF_8, garbled);
    }
  }

  /** Returns why a file cannot be parsed, without the parser's own place of it. */
  public static String reason(JsonProcessingException malformed) {
    return malformed instanceof StreamConstraintsException exceeded
        ? "The file " + JsonLimits.reason(exceeded, JSON.streamReadConstraints()) + "."
        : "This is not JSON: "
            + PLACE.matcher(malformed.getOriginalMessage()).replaceAll("line $1, column $2");
  }

  /** Reads a file into maps, lists, texts and booleans; any other value becomes a blank object. */
  static Object read(byte[] bytes) {
    try (JsonParser json = parser(bytes)) {
      if (json.nextToken() == null) {
        throw new IllegalArgumentException("The file is empty; it holds an object: { … }.");
      }
      Object read = value(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("Nothing may follow the closing brace.");
      }
      return read;
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(reason(malformed), malformed);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          if (members.put(name, value(json)) != null) {
            throw new IllegalArgumentException("\"%s\" stands twice in an object.".formatted(name));
          }
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(json));
        }
        yield items;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      default -> new Object();
    };
  }

  /** Returns the members of an object, with any names; none if the object is missing. */
  @SuppressWarnings("unchecked") // All maps are created above.
  static Map<String, Object> members(@Nullable Object value, String place) {
    return value == null ? Map.of() : (Map<String, Object>) of(Map.class, value, place);
  }

  /** Returns the members of an object, which may have only these names. */
  static Map<String, Object> members(@Nullable Object value, String place, Set<String> names) {
    Map<String, Object> members = members(value, place);
    members.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "%s: \"%s\" is not known here.".formatted(place, name));
            });
    return members;
  }

  /** Returns the items of a list; none if the list is missing. */
  static List<?> items(@Nullable Object value, String place) {
    return value == null ? List.of() : of(List.class, value, place);
  }

  /** Returns a value of the expected kind. A missing value is of no kind. */
  static <T> T of(Class<T> kind, @Nullable Object value, String place) {
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s: this is not %s."
              .formatted(
                  place,
                  Map.of(
                          Map.class, "an object",
                          List.class, "a list",
                          String.class, "a text",
                          Boolean.class, "true or false")
                      .get(kind)));
    }
    return kind.cast(value);
  }
}
