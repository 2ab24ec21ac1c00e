package dev.switchboard.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route of an HTTP API, such as {@code POST /event}, {@code ANY /pets/{id}} or {@code GET
 * /files/{path+}}.
 *
 * @param key the key as it is written
 * @param method the method it matches; {@code ANY} matches all
 * @param segments the parts of its path
 */
public record HttpRoute(String key, String method, List<Segment> segments) {

  /** The kind of a part between two slashes; the first in this order is preferred. */
  public enum Kind {
    /** Fixed text. */
    LITERAL,
    /** A variable of one part, which is not empty: {@code {name}}. */
    VARIABLE,
    /** A variable for the rest of the path: {@code {name+}}. */
    GREEDY
  }

  /** One part of a path: its fixed text, or the name of its variable. */
  public record Segment(Kind kind, String text) {}

  private static final String ANY = "ANY";
  private static final Pattern KEY =
      Pattern.compile("(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /(.*)");
  private static final Pattern SEGMENT =
      Pattern.compile(
          "\\{(?<greedy>[\\w.:-]+)\\+}|\\{(?<variable>[\\w.:-]+)}|(?<literal>[^{}/?#\\s%]*)");

  public HttpRoute {
    segments = List.copyOf(segments);
  }

  /**
   * Parses a route's key.
   *
   * @throws IllegalArgumentException if the key is malformed; the message names the format
   */
  static HttpRoute of(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw malformed(key);
    }
    List<Segment> segments = new ArrayList<>();
    for (String text : parts.group(2).split("/", -1)) {
      segments.add(segment(text, key));
    }
    boolean continuesAfterGreedy =
        segments.subList(0, segments.size() - 1).stream()
            .anyMatch(each -> each.kind() == Kind.GREEDY);
    if (continuesAfterGreedy) {
      throw malformed(key);
    }
    return new HttpRoute(key, parts.group(1), segments);
  }

  /** Returns the values of the path's variables if this route matches a request, or empty. */
  public Optional<Map<String, String>> match(String requestMethod, List<String> path) {
    boolean isGreedy = segments.getLast().kind() == Kind.GREEDY;
    boolean fits = isGreedy ? path.size() >= segments.size() : path.size() == segments.size();
    if (!fits || !(method.equals(ANY) || method.equals(requestMethod))) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      String found =
          segment.kind() == Kind.GREEDY
              ? String.join("/", path.subList(i, path.size()))
              : path.get(i);
      if (segment.kind() == Kind.LITERAL ? !found.equals(segment.text()) : found.isEmpty()) {
        return Optional.empty();
      }
      if (segment.kind() != Kind.LITERAL) {
        variables.put(segment.text(), found);
      }
    }
    return Optional.of(variables);
  }

  /** Returns the path of a route without variables, or empty. */
  Optional<String> literalPath() {
    return segments.stream().allMatch(each -> each.kind() == Kind.LITERAL)
        ? Optional.of(key.substring(key.indexOf('/')))
        : Optional.empty();
  }

  /**
   * Returns whether this route matches the same requests as another, with other names of variables.
   */
  boolean isEquivalentTo(HttpRoute other) {
    return method.equals(other.method)
        && Arrays.equals(kinds(), other.kinds())
        && literals().equals(other.literals());
  }

  /** Compares two routes that match the same request: the more specific one comes first. */
  static int byPreference(HttpRoute one, HttpRoute other) {
    int byPath = Arrays.compare(one.kinds(), other.kinds());
    return byPath == 0 ? Boolean.compare(one.method.equals(ANY), other.method.equals(ANY)) : byPath;
  }

  private Kind[] kinds() {
    return segments.stream().map(Segment::kind).toArray(Kind[]::new);
  }

  private List<String> literals() {
    return segments.stream()
        .filter(each -> each.kind() == Kind.LITERAL)
        .map(Segment::text)
        .toList();
  }

  private static Segment segment(String text, String key) {
    Matcher matcher = SEGMENT.matcher(text);
    if (!matcher.matches()) {
      throw malformed(key);
    }
    if (matcher.group("literal") != null) {
      return new Segment(Kind.LITERAL, text);
    }
    return matcher.group("greedy") == null
        ? new Segment(Kind.VARIABLE, text.substring(1, text.length() - 1))
        : new Segment(Kind.GREEDY, text.substring(1, text.length() - 2));
  }

  private static IllegalArgumentException malformed(String key) {
    return new IllegalArgumentException(
        "The route is '%s': expected METHOD /path, such as POST /event, ANY /pets/{id} or GET /files/{path+}, or $default"
            .formatted(key));
  }
}
