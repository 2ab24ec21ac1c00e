package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.format.JsonWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer of an HTTP API, the function's or its own.
 *
 * @param status the status code
 * @param headers by name, in any case
 * @param cookies each the value of a {@code Set-Cookie}
 * @param body may be empty
 */
public record HttpApiResponse(
    int status, Map<String, String> headers, List<String> cookies, ByteBuffer body) {

  public static final HttpApiResponse NO_CONTENT =
      new HttpApiResponse(HttpStatus.NO_CONTENT_204, Map.of(), List.of(), ByteBuffer.allocate(0));
  public static final HttpApiResponse BAD_REQUEST =
      error(HttpStatus.BAD_REQUEST_400, "Bad Request");
  public static final HttpApiResponse FORBIDDEN = error(HttpStatus.FORBIDDEN_403, "Forbidden");
  public static final HttpApiResponse NOT_FOUND = error(HttpStatus.NOT_FOUND_404, "Not Found");
  public static final HttpApiResponse TOO_LARGE =
      error(HttpStatus.PAYLOAD_TOO_LARGE_413, "Request Entity Too Large");
  public static final HttpApiResponse FAILED =
      error(HttpStatus.INTERNAL_SERVER_ERROR_500, "Internal Server Error");
  public static final HttpApiResponse UNAVAILABLE =
      error(HttpStatus.SERVICE_UNAVAILABLE_503, "Service Unavailable");

  /** Headers that the connection to the client has of its own, whatever the function says. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  public HttpApiResponse {
    Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inAnyCase.putAll(headers);
    headers = inAnyCase;
    cookies = List.copyOf(cookies);
  }

  public static HttpApiResponse json(int status, String body) {
    return new HttpApiResponse(
        status,
        Map.of("Content-Type", "application/json"),
        List.of(),
        ByteBuffer.wrap(body.getBytes(UTF_8)));
  }

  private static HttpApiResponse error(int status, String message) {
    return json(status, JsonWriter.object(json -> json.writeStringField("message", message)));
  }

  /** The same with these headers about web pages, in place of all that it says about them. */
  public HttpApiResponse forPages(Map<String, String> cors) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    all.putAll(cors);
    return new HttpApiResponse(status, all, cookies, body);
  }

  public void write(ApiRequestId id, Response response, Callback callback) {
    response.setStatus(status);
    headers.forEach(
        (name, value) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            response.getHeaders().put(name, value);
          }
        });
    cookies.forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
    response.getHeaders().put("Apigw-Requestid", id.text());
    // Jetty leaves the body out where the method or the status forbids one.
    response.write(true, body.slice(), callback);
  }
}
