package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping template: text with references to the message and its context. Of Velocity's language
 * it knows references alone, and neither directives nor {@code $util}.
 */
final class MappingTemplate {

  private static final Pattern COMMENT = Pattern.compile("##[^\\n]*\\n?");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "#\\{?(set|if|elseif|else|end|foreach|define|macro|parse|include|evaluate)\\b");
  private static final Pattern UTIL = Pattern.compile("\\$!?\\{?util\\b");
  private static final String PLACE =
      "(?:context|stageVariables)\\.\\w+(?:\\.\\w+)*"
          + "|input\\.body|input\\.(?:json|path)\\((?:'[^']*'|\"[^\"]*\")\\)";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$!?(?:\\{(?<braced>%s)}|(?<bare>%s))".formatted(PLACE, PLACE));

  private final String text;

  private MappingTemplate(String text) {
    this.text = text;
  }

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException if it has directives or other parts that do not run here
   */
  static MappingTemplate of(String text) {
    String withoutComments = COMMENT.matcher(text).replaceAll("");
    Matcher directive = DIRECTIVE.matcher(withoutComments);
    if (directive.find()) {
      throw new IllegalArgumentException(
          "the directive %s of its mapping template".formatted(directive.group()));
    }
    if (UTIL.matcher(withoutComments).find()) {
      throw new IllegalArgumentException("$util in its mapping template");
    }
    return new MappingTemplate(withoutComments);
  }

  /** The text for an event and the input of the template. */
  String apply(JsonNode event, String input) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(place(found), event, input)));
  }

  private static String place(MatchResult found) {
    return Objects.requireNonNullElseGet(
        found.group("braced"), () -> Objects.requireNonNull(found.group("bare")));
  }

  private static String value(String place, JsonNode event, String input) {
    if (place.equals("input.body")) {
      return input;
    }
    if (place.startsWith("input.")) {
      String path = place.substring(place.indexOf('(') + 2, place.length() - 2);
      return find(path, input, place.startsWith("input.json"));
    }
    String pointer = "/" + place.replace('.', '/');
    return event.at(pointer.replaceFirst("^/context", "/requestContext")).asText();
  }

  /** The value at a path: as JSON, or as text. */
  private static String find(String path, String json, boolean asJson) {
    try {
      JsonNode found = JsonPath.using(Parser.CONFIGURATION).parse(json).read(path);
      if (found == null || found.isMissingNode()) {
        return "";
      }
      return found.isTextual() && !asJson ? found.textValue() : found.toString();
    } catch (InvalidJsonException | InvalidPathException | IllegalArgumentException nothing) {
      return "";
    }
  }

  /** Loaded with the first path, because loading is slow. */
  private static final class Parser {

    static final Configuration CONFIGURATION =
        Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private Parser() {}
  }
}
