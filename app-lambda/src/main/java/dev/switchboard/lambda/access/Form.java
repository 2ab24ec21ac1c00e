package dev.switchboard.lambda.access;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes JSON for what it should be. Where it is something else, that is a mistake, and there is
 * nothing to go on with.
 */
final class Form {

  private final Mistakes mistakes;

  Form(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void mistake(Json.Place at, String reason) {
    mistakes.add(at, reason);
  }

  /** An object's fields, whatever they are called, each once. */
  List<Json.Field> fields(Json json, String expected) {
    if (!(json instanceof Json.Fields(_, List<Json.Field> fields))) {
      mistake(json.at(), expected);
      return List.of();
    }
    Set<String> names = new HashSet<>();
    List<Json.Field> once = new ArrayList<>();
    for (Json.Field field : fields) {
      if (names.add(field.name())) {
        once.add(field);
      } else {
        mistake(field.at(), "%s stands here a second time.".formatted(quoted(field.name())));
      }
    }
    return once;
  }

  /** An object's fields by their names, which are known. */
  Map<String, Json> members(Json json, String expected, String... known) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Json.Field field : fields(json, expected)) {
      if (List.of(known).contains(field.name())) {
        members.put(field.name(), field.value());
      } else {
        mistake(
            field.at(),
            "%s is not known here; expected %s."
                .formatted(
                    quoted(field.name()),
                    Stream.of(known).map(Form::quoted).collect(joining(", "))));
      }
    }
    return members;
  }

  /** What must stand in an object. */
  Optional<Json> required(Map<String, Json> members, String name, Json.Place at, String expected) {
    Optional<Json> member = Optional.ofNullable(members.get(name));
    if (member.isEmpty()) {
      mistake(at, "%s is missing; expected %s.".formatted(quoted(name), expected));
    }
    return member;
  }

  List<Json> items(Json json, String expected) {
    if (json instanceof Json.Items(_, List<Json> items)) {
      return items;
    }
    mistake(json.at(), expected);
    return List.of();
  }

  Optional<String> text(Json json, String expected) {
    if (json instanceof Json.Text(_, String text)) {
      return Optional.of(text);
    }
    mistake(json.at(), expected);
    return Optional.empty();
  }

  Optional<Boolean> truth(Json json, String expected) {
    if (json instanceof Json.Truth(_, boolean truth)) {
      return Optional.of(truth);
    }
    mistake(json.at(), expected);
    return Optional.empty();
  }

  /** What is made of it, if it allows that. */
  <T> Optional<T> valid(Json.Place at, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (IllegalArgumentException refused) {
      mistake(at, Objects.requireNonNullElse(refused.getMessage(), "This cannot be used."));
      return Optional.empty();
    }
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }
}
