package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.format.JsonWriter;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/**
 * An HTTP response of the gateway itself, not of a function.
 *
 * @param status the status code
 * @param errorType the {@code x-amzn-ErrorType}, by which SDKs choose an exception; may be empty
 * @param body JSON; may be empty
 */
public record GatewayResponse(int status, String errorType, String body) {

  public static final GatewayResponse OK = new GatewayResponse(HttpStatus.OK_200, "", "");
  public static final GatewayResponse NO_CONTENT =
      new GatewayResponse(HttpStatus.NO_CONTENT_204, "", "");
  public static final GatewayResponse GONE =
      new GatewayResponse(HttpStatus.GONE_410, "GoneException", "");
  public static final GatewayResponse FORBIDDEN =
      error(HttpStatus.FORBIDDEN_403, "ForbiddenException", "Forbidden");
  public static final GatewayResponse PAYLOAD_TOO_LARGE =
      error(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "PayloadTooLargeException", "Request Entity Too Large");

  public static final GatewayResponse THROTTLED =
      error(HttpStatus.TOO_MANY_REQUESTS_429, "LimitExceededException", "Too Many Requests");
  public static final GatewayResponse FAILED =
      error(
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "InternalServerErrorException",
          "Internal server error");

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  /** A 200 with JSON. */
  public static GatewayResponse ok(String body) {
    return new GatewayResponse(HttpStatus.OK_200, "", body);
  }

  /** A 400 with a message. */
  public static GatewayResponse badRequest(String message) {
    return error(HttpStatus.BAD_REQUEST_400, "BadRequestException", message);
  }

  /** A 403 with a reason, for refusals that API Gateway does not have. */
  public static GatewayResponse forbidden(String reason) {
    return error(HttpStatus.FORBIDDEN_403, "ForbiddenException", "Forbidden. " + reason);
  }

  /** A 413 for a body that is too long, a 408 for one that is too slow, a 400 for any other. */
  static GatewayResponse unreadable(Throwable failure) {
    return switch (failure) {
      case IllegalStateException _ -> PAYLOAD_TOO_LARGE;
      case TimeoutException _ -> ofStatus(HttpStatus.REQUEST_TIMEOUT_408);
      default -> badRequest("The body is malformed or incomplete");
    };
  }

  /** A status with its standard reason and API Gateway's error type. */
  public static GatewayResponse ofStatus(int status) {
    String errorType =
        switch (status) {
          case HttpStatus.UNAUTHORIZED_401 -> "UnauthorizedException";
          case HttpStatus.FORBIDDEN_403 -> "ForbiddenException";
          default -> "";
        };
    return error(status, errorType, HttpStatus.getMessage(status));
  }

  /** Returns a copy without a body. */
  public GatewayResponse withoutBody() {
    return new GatewayResponse(status, errorType, "");
  }

  private static GatewayResponse error(int status, String errorType, String message) {
    return new GatewayResponse(
        status, errorType, JsonWriter.object(json -> json.writeStringField("message", message)));
  }

  /** Writes this as the whole response. */
  public void write(Exchange exchange) {
    Response response = exchange.response();
    response.setStatus(status);
    response.getHeaders().put("x-amzn-RequestId", requestId());
    if (!errorType.isEmpty()) {
      response.getHeaders().put("x-amzn-ErrorType", errorType);
    }
    if (!body.isEmpty()) {
      response.getHeaders().put(JSON);
    }
    response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), exchange.callback());
  }

  /**
   * Returns a new id. It appears in logs only and protects nothing, so fast randomness is enough.
   */
  private static String requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
