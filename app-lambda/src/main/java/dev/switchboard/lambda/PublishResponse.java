package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The HTTP response to a publish.
 *
 * @param errorType the type of an error, for a header; Amplify reads it only there
 * @param refusal the reason why the request was refused, for the log; it has no text of the client
 */
record PublishResponse(
    int status, String body, Optional<String> errorType, Optional<String> refusal) {

  /** The time in seconds after which an issuer that failed is called again. */
  private static final String RETRY_AFTER = "5";

  private static final int UNAVAILABLE = 503;
  private static final JsonFactory JSON = new JsonFactory();

  /** Returns the response to an accepted publish, of which some events may have failed. */
  static PublishResponse of(PublishReceipt receipt) {
    return of(JsonObjectText.of(json -> ServerMessageWriter.write(json, receipt)));
  }

  /** Returns the stored response to an earlier publish. */
  static PublishResponse of(String body) {
    return new PublishResponse(200, body, Optional.empty(), Optional.empty());
  }

  /** Returns the response to a refused publish. */
  static PublishResponse of(ProtocolError error) {
    return switch (error.type()) {
      case UNAUTHORIZED -> refused(401, error.type().wireName(), error.message());
      // Over HTTP, AppSync has one error type for all faults of a request.
      case BAD_REQUEST, INVALID_INPUT ->
          refused(400, ProtocolError.Type.BAD_REQUEST.wireName(), error.message());
      case LIMIT_EXCEEDED -> refused(429, error.type().wireName(), error.message());
      case SERVICE_UNAVAILABLE -> refused(UNAVAILABLE, error.type().wireName(), error.message());
      case MAX_SUBSCRIPTIONS_REACHED,
          UNSUPPORTED_OPERATION,
          UNKNOWN_OPERATION,
          SUBSCRIPTION_PROCESSING,
          MESSAGE_PROCESSING ->
          refused(500, error.type().wireName(), error.message());
    };
  }

  /** Returns the response while the same publish is in progress; a later retry gets its result. */
  static PublishResponse inProgress() {
    return refused(
        409, "ConflictException", "This is being published at the moment; ask again in a while.");
  }

  private static PublishResponse refused(int status, String type, String message) {
    String body =
        JsonObjectText.of(
            json -> {
              json.writeArrayFieldStart("errors");
              json.writeStartObject();
              json.writeStringField("errorType", type);
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndArray();
              json.writeStringField("message", message);
            });
    boolean refused = status < 500 || status == UNAVAILABLE;
    return new PublishResponse(
        status, body, Optional.of(type), refused ? Optional.of(message) : Optional.empty());
  }

  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeObjectFieldStart("headers");
      json.writeStringField("content-type", "application/json");
      if (errorType.isPresent()) {
        json.writeStringField("x-amzn-errortype", errorType.get());
      }
      if (status == UNAVAILABLE) {
        json.writeStringField("retry-after", RETRY_AFTER);
      }
      json.writeEndObject();
      json.writeStringField("body", body);
      json.writeEndObject();
    }
  }
}
