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
 * @param key as it is written
 * @param method the method it takes; {@code ANY} takes all
 * @param segments the parts of its path
 */
public record HttpRoute(String key, String method, List<Segment> segments) {

  /** What of a path stands between two slashes; the order is that in which they are preferred. */
  public enum Kind {
    /** Itself. */
    LITERAL,
    /** Anything but nothing: {@code {name}}. */
    VARIABLE,
    /** All that is left of the path: {@code {name+}}. */
    GREEDY
  }

  /** One part of a path: the text it stands for, or the name of what it takes. */
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
   * Reads a route's key.
   *
   * @throws IllegalArgumentException if it is none: what was expected
   */
  public static HttpRoute of(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw malformed(key);
    }
    List<Segment> segments = new ArrayList<>();
    for (String text : parts.group(2).split("/", -1)) {
      segments.add(segment(text, key));
    }
    boolean goesOn =
        segments.subList(0, segments.size() - 1).stream()
            .anyMatch(each -> each.kind() == Kind.GREEDY);
    if (goesOn) {
      throw malformed(key);
    }
    return new HttpRoute(key, parts.group(1), segments);
  }

  /** What the variables of the path are, if this route takes a request; empty if it does not. */
  public Optional<Map<String, String>> match(String wanted, List<String> path) {
    boolean greedy = segments.getLast().kind() == Kind.GREEDY;
    boolean fits = greedy ? path.size() >= segments.size() : path.size() == segments.size();
    if (!fits || !(method.equals(ANY) || method.equals(wanted))) {
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

  /** The path if it is always the same; empty if it has variables. */
  public Optional<String> literalPath() {
    return segments.stream().allMatch(each -> each.kind() == Kind.LITERAL)
        ? Optional.of(key.substring(key.indexOf('/')))
        : Optional.empty();
  }

  /** Whether this route takes the same requests as another, only by other names. */
  public boolean isTheSameAs(HttpRoute other) {
    return method.equals(other.method)
        && Arrays.equals(kinds(), other.kinds())
        && literals().equals(other.literals());
  }

  /** Which of two routes takes a request that both could: the one that says more of it. */
  public static int byPreference(HttpRoute one, HttpRoute other) {
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
