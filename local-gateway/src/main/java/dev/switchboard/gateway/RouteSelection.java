package dev.switchboard.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route selection expression, such as {@code $request.body.action}: it computes the route key of
 * a message.
 *
 * <p>{@code \$} is a dollar sign; {@code $request.body.PATH} and {@code ${request.body.PATH}} are
 * replaced by the value at the path. Other text is literal. Paths are Jayway's JSONPath, as in API
 * Gateway. Thread-safe.
 */
public final class RouteSelection {

  /** The default expression of the common frameworks. */
  public static final RouteSelection BY_ACTION =
      new RouteSelection("$request.body.action", List.of(new Part.Variable("$.action")));

  private static final Pattern PART =
      Pattern.compile(
          "(?<escaped>\\\\\\$)|\\$\\{(?<braced>[^}]*)}|\\$(?<bare>[\\w.\\[\\]'*]+)|(?<text>[^$\\\\]+|\\\\)");
  private static final String BODY = "request.body";

  /** One part of an expression: literal text, or a variable. */
  private sealed interface Part {
    record Text(String text) implements Part {}

    record Variable(String path) implements Part {}
  }

  private final String expression;
  private final List<Part> parts;

  private RouteSelection(String expression, List<Part> parts) {
    this.expression = expression;
    this.parts = parts;
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException if the text is malformed; the message names the format
   */
  public static RouteSelection of(String expression) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(expression);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      parts.add(part(matcher, expression));
      end = matcher.end();
    }
    if (parts.isEmpty() || end < expression.length()) {
      throw malformed(expression);
    }
    return new RouteSelection(expression, List.copyOf(parts));
  }

  /**
   * Computes the route key of a message.
   *
   * @param lenient whether malformed JSON is accepted, for example without quotes
   * @return the key, for which a route need not exist; empty if the message is not JSON, or is null
   */
  public Optional<String> evaluate(String message, boolean lenient) {
    StringBuilder key = new StringBuilder();
    Optional<Object> json = Optional.empty();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String text) -> key.append(text);
        case Part.Variable(String path) -> {
          if (json.isEmpty()) {
            json = parse(message, lenient);
          }
          if (json.isEmpty()) {
            return Optional.empty();
          }
          key.append(find(path, json.get()));
        }
      }
    }
    return Optional.of(key.toString());
  }

  /** Whether the expression reads the message; if not, all messages select the same route. */
  public boolean readsMessage() {
    return parts.stream().anyMatch(Part.Variable.class::isInstance);
  }

  @Override
  public String toString() {
    return expression;
  }

  private static Part part(Matcher matcher, String expression) {
    if (matcher.group("escaped") != null) {
      return new Part.Text("$");
    }
    if (matcher.group("text") != null) {
      return new Part.Text(matcher.group("text"));
    }
    String braced = matcher.group("braced");
    String variable = Objects.requireNonNull(braced == null ? matcher.group("bare") : braced);
    if (!variable.equals(BODY) && !variable.matches("request\\.body[.\\[].+")) {
      throw malformed(expression);
    }
    String path = "$" + variable.substring(BODY.length());
    try {
      Parsers.PATHS.put(path, JsonPath.compile(path));
    } catch (InvalidPathException noPath) {
      throw malformed(expression);
    }
    return new Part.Variable(path);
  }

  private static IllegalArgumentException malformed(String expression) {
    return new IllegalArgumentException(
        "The selection expression is '%s': expected text with $request.body.PATH or ${request.body.PATH}"
            .formatted(expression));
  }

  private static Optional<Object> parse(String message, boolean lenient) {
    try {
      return Optional.ofNullable((lenient ? Parsers.LENIENT : Parsers.STRICT).parse(message));
    } catch (InvalidJsonException | IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  private static String find(String path, Object json) {
    JsonPath compiled = Parsers.PATHS.computeIfAbsent(path, JsonPath::compile);
    try {
      Object found = compiled.read(json, Parsers.CONFIGURATION);
      return Objects.requireNonNullElse(found, "").toString();
    } catch (PathNotFoundException missing) {
      return "";
    }
  }

  /** Holds the parsers, which are loaded with the first message because loading is slow. */
  private static final class Parsers {

    static final Map<String, JsonPath> PATHS = new ConcurrentHashMap<>();
    static final JsonProvider STRICT =
        new JacksonJsonProvider(
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build());
    static final JsonProvider LENIENT = new JsonSmartJsonProvider();
    static final Configuration CONFIGURATION =
        Configuration.builder()
            .jsonProvider(STRICT)
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private Parsers() {}
  }
}
