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

/**
 * A response of an HTTP API, from the function or from the gateway.
 *
 * @param status the status code
 * @param headers by name, in any case
 * @param cookies each the value of a {@code Set-Cookie}
 * @param body may be empty
 */
record HttpApiResponse(
    int status, Map<String, String> headers, List<String> cookies, ByteBuffer body) {

  static final HttpApiResponse NO_CONTENT =
      new HttpApiResponse(HttpStatus.NO_CONTENT_204, Map.of(), List.of(), ByteBuffer.allocate(0));
  static final HttpApiResponse BAD_REQUEST = error(HttpStatus.BAD_REQUEST_400, "Bad Request");
  static final HttpApiResponse NOT_FOUND = error(HttpStatus.NOT_FOUND_404, "Not Found");
  static final HttpApiResponse TIMEOUT = error(HttpStatus.REQUEST_TIMEOUT_408, "Request Timeout");
  static final HttpApiResponse TOO_LARGE =
      error(HttpStatus.PAYLOAD_TOO_LARGE_413, "Request Entity Too Large");
  static final HttpApiResponse FAILED =
      error(HttpStatus.INTERNAL_SERVER_ERROR_500, "Internal Server Error");
  static final HttpApiResponse UNAVAILABLE =
      error(HttpStatus.SERVICE_UNAVAILABLE_503, "Service Unavailable");

  /** Headers that belong to the connection with the client; the function cannot set them. */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  HttpApiResponse {
    Map<String, String> caseInsensitive = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    caseInsensitive.putAll(headers);
    headers = caseInsensitive;
    cookies = List.copyOf(cookies);
  }

  /** A 403 with a reason, for refusals that API Gateway does not have. */
  static HttpApiResponse forbidden(String reason) {
    return error(HttpStatus.FORBIDDEN_403, "Forbidden. " + reason);
  }

  static HttpApiResponse json(int status, String body) {
    return new HttpApiResponse(
        status,
        Map.of("Content-Type", "application/json"),
        List.of(),
        ByteBuffer.wrap(body.getBytes(UTF_8)));
  }

  private static HttpApiResponse error(int status, String message) {
    return json(status, JsonWriter.object(json -> json.writeStringField("message", message)));
  }

  /** Returns a copy with these CORS headers instead of its own. */
  HttpApiResponse withCorsHeaders(Map<String, String> cors) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    all.putAll(cors);
    return new HttpApiResponse(status, all, cookies, body);
  }

  /** The body as text. */
  String text() {
    return UTF_8.decode(body.slice()).toString();
  }

  void write(ApiRequestId id, Exchange exchange) {
    Response response = exchange.response();
    response.setStatus(status);
    headers.forEach(
        (name, value) -> {
          if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            response.getHeaders().put(name, value);
          }
        });
    cookies.forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
    response.getHeaders().put("Apigw-Requestid", id.text());
    // Jetty omits the body if the method or the status forbids one.
    response.write(true, body.slice(), exchange.callback());
  }
}
