package dev.switchboard.local.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The places of all names and values of a JSON text, by their paths from the root. */
final class JsonPlaces {

  private final Map<List<String>, JsonPlace> names = new HashMap<>();
  private final Map<List<String>, JsonPlace> values = new HashMap<>();
  private final List<AccessMistake> mistakes = new ArrayList<>();

  private JsonPlaces() {}

  /** Reads a whole text. The parser must be before the first token. */
  static JsonPlaces read(JsonParser json) throws IOException {
    JsonPlaces places = new JsonPlaces();
    if (json.nextToken() == null) {
      places.add(JsonPlace.START, "The file is empty; it holds an object: { … }.");
      return places;
    }
    places.readValue(json, List.of());
    if (json.nextToken() != null) {
      places.add(here(json), "Nothing may follow the closing brace.");
    }
    return places;
  }

  /** Returns the names that an object has twice, and text before or after the value. */
  List<AccessMistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Returns the paths of all members. */
  Stream<List<String>> members() {
    return names.keySet().stream();
  }

  JsonPlace ofValue(List<String> path) {
    return values.getOrDefault(path, JsonPlace.START);
  }

  /**
   * Returns the place of a member's name. An item of a list has no name, so this returns its
   * value's place.
   */
  JsonPlace ofName(List<String> path) {
    return names.getOrDefault(path, ofValue(path));
  }

  static List<String> below(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private void readValue(JsonParser json, List<String> path) throws IOException {
    values.put(path, here(json));
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        List<String> member = below(path, json.currentName());
        if (names.put(member, here(json)) != null) {
          add(here(json), "\"%s\" stands here a second time.".formatted(json.currentName()));
        }
        json.nextToken();
        readValue(json, member);
      }
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
        readValue(json, below(path, Integer.toString(index)));
      }
    }
  }

  private void add(JsonPlace at, String reason) {
    mistakes.add(new AccessMistake(at, reason));
  }

  private static JsonPlace here(JsonParser json) {
    return JsonPlace.of(json.currentTokenLocation());
  }
}
