package dev.switchboard.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The CORS configuration of an HTTP API. The gateway answers preflight requests itself, and
 * replaces the CORS headers of the function's responses.
 *
 * @param allowOrigins origins such as {@code https://example.org}, all origins of a scheme as
 *     {@code https://*}, or all as {@code *}
 * @param allowMethods the methods that pages may use; {@code *} for all
 * @param allowHeaders the headers that pages may send; {@code *} for all
 * @param exposeHeaders the headers of a response that pages may read; {@code *} for all
 * @param maxAge how long a browser may cache a preflight response; empty for its default
 */
public record Cors(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    Optional<Duration> maxAge) {

  private static final String ANY = "*";
  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://(\\*|[^/*\\s]+)");

  public Cors {
    for (String origin : allowOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "The origin is '%s': expected https://HOST[:PORT], https://* or *, or the same with http"
                .formatted(origin));
      }
    }
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }

  /** Allows these origins to send simple requests, without further methods and headers. */
  public static Cors allowing(String... origins) {
    return new Cors(List.of(origins), List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Returns a copy with the methods that pages may use. */
  public Cors withAllowMethods(String... methods) {
    return new Cors(allowOrigins, List.of(methods), allowHeaders, exposeHeaders, maxAge);
  }

  /** Returns a copy with the headers that pages may send. */
  public Cors withAllowHeaders(String... headers) {
    return new Cors(allowOrigins, allowMethods, List.of(headers), exposeHeaders, maxAge);
  }

  /** Returns a copy with the headers that pages may read. */
  public Cors withExposeHeaders(String... headers) {
    return new Cors(allowOrigins, allowMethods, allowHeaders, List.of(headers), maxAge);
  }

  /** Returns a copy with the time for which browsers may cache a preflight response. */
  public Cors withMaxAge(Duration age) {
    return new Cors(allowOrigins, allowMethods, allowHeaders, exposeHeaders, Optional.of(age));
  }

  /** Returns whether pages of an origin may call the API. */
  public boolean allows(String origin) {
    return allowOrigins.stream().anyMatch(each -> matches(each, origin));
  }

  /** The headers of a preflight response; none if the origin is not allowed. */
  public Map<String, String> preflightHeaders(String origin) {
    Map<String, String> headers = originHeaders(origin);
    if (!headers.isEmpty()) {
      list(headers, "Access-Control-Allow-Methods", allowMethods);
      list(headers, "Access-Control-Allow-Headers", allowHeaders);
      maxAge.ifPresent(age -> headers.put("Access-Control-Max-Age", "" + age.toSeconds()));
    }
    return headers;
  }

  /** The headers of any other response; none if the origin is not allowed. */
  public Map<String, String> responseHeaders(String origin) {
    Map<String, String> headers = originHeaders(origin);
    if (!headers.isEmpty()) {
      list(headers, "Access-Control-Expose-Headers", exposeHeaders);
    }
    return headers;
  }

  private Map<String, String> originHeaders(String origin) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (allows(origin)) {
      headers.put("Access-Control-Allow-Origin", allowOrigins.contains(ANY) ? ANY : origin);
    }
    return headers;
  }

  private static boolean matches(String allowed, String origin) {
    return allowed.endsWith(ANY)
        ? origin.startsWith(allowed.substring(0, allowed.length() - ANY.length()))
        : allowed.equalsIgnoreCase(origin);
  }

  private static void list(Map<String, String> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.put(name, String.join(",", values));
    }
  }
}
