package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An HTTP answer of the gateway itself.
 *
 * @param status the status code
 * @param errorType the {@code x-amzn-ErrorType}, by which SDKs pick their exception; may be empty
 * @param body JSON; may be empty
 */
record Answer(int status, String errorType, String body) {

  static final Answer OK = new Answer(HttpStatus.OK_200, "", "");
  static final Answer NO_CONTENT = new Answer(HttpStatus.NO_CONTENT_204, "", "");
  static final Answer GONE = new Answer(HttpStatus.GONE_410, "GoneException", "");
  static final Answer FORBIDDEN =
      error(HttpStatus.FORBIDDEN_403, "ForbiddenException", "Forbidden");
  static final Answer PAYLOAD_TOO_LARGE =
      error(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "PayloadTooLargeException", "Request Entity Too Large");

  static final Answer THROTTLED =
      error(HttpStatus.TOO_MANY_REQUESTS_429, "LimitExceededException", "Too Many Requests");
  static final Answer FAILED =
      error(
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "InternalServerErrorException",
          "Internal server error");

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  static Answer ok(String body) {
    return new Answer(HttpStatus.OK_200, "", body);
  }

  static Answer badRequest(String message) {
    return error(HttpStatus.BAD_REQUEST_400, "BadRequestException", message);
  }

  /** Says why a body could not be read: it is longer than what is read, or it is no whole body. */
  static Answer unreadable(Throwable failure) {
    return failure instanceof IllegalStateException
        ? PAYLOAD_TOO_LARGE
        : badRequest("The body is malformed or broken off");
  }

  /** A status in its standard words, with the type that API Gateway gives it. */
  static Answer ofStatus(int status) {
    String errorType =
        switch (status) {
          case HttpStatus.UNAUTHORIZED_401 -> "UnauthorizedException";
          case HttpStatus.FORBIDDEN_403 -> "ForbiddenException";
          default -> "";
        };
    return error(status, errorType, HttpStatus.getMessage(status));
  }

  Answer withoutBody() {
    return new Answer(status, errorType, "");
  }

  private static Answer error(int status, String errorType, String message) {
    return new Answer(
        status, errorType, Json.object(json -> json.writeStringField("message", message)));
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put("x-amzn-RequestId", requestId());
    if (!errorType.isEmpty()) {
      response.getHeaders().put("x-amzn-ErrorType", errorType);
    }
    if (!body.isEmpty()) {
      response.getHeaders().put(JSON);
    }
    response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
  }

  /** Names this answer in logs and protects nothing, so fast randomness is enough. */
  private static String requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
