package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What a publisher is told, over HTTP.
 *
 * @param errorType for a no, in a header too: the only place where Amplify looks for it
 */
record PublishResponse(int status, String body, Optional<String> errorType) {

  private static final JsonFactory JSON = new JsonFactory();

  /** What is written of JSON. */
  private interface Content {

    void write(JsonGenerator json) throws IOException;
  }

  /** It was published, perhaps not every event of it. */
  static PublishResponse of(PublishReceipt outcome) {
    return of(object(json -> ServerMessageWriter.write(json, outcome)));
  }

  /** It was published before, and this is what was said then. */
  static PublishResponse of(String body) {
    return new PublishResponse(200, body, Optional.empty());
  }

  /** It was not. */
  static PublishResponse of(ProtocolError problem) {
    return switch (problem.type()) {
      case UNAUTHORIZED -> refused(401, problem.type().wireName(), problem.message());
      // Over HTTP, AppSync has one name for all that is wrong with a request.
      case BAD_REQUEST, INVALID_INPUT ->
          refused(400, ProtocolError.Type.BAD_REQUEST.wireName(), problem.message());
      case MAX_SUBSCRIPTIONS_REACHED,
          UNSUPPORTED_OPERATION,
          UNKNOWN_OPERATION,
          SUBSCRIPTION_PROCESSING,
          MESSAGE_PROCESSING ->
          refused(500, problem.type().wireName(), problem.message());
    };
  }

  /**
   * The same is being published at this moment; whoever asks again in a while learns the answer.
   */
  static PublishResponse inProgress() {
    return refused(
        409, "ConflictException", "This is being published at the moment; ask again in a while.");
  }

  private static PublishResponse refused(int status, String type, String message) {
    String body =
        object(
            json -> {
              json.writeArrayFieldStart("errors");
              json.writeStartObject();
              json.writeStringField("errorType", type);
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndArray();
              json.writeStringField("message", message);
            });
    return new PublishResponse(status, body, Optional.of(type));
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
      json.writeEndObject();
      json.writeStringField("body", body);
      json.writeEndObject();
    }
  }

  private static String object(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
