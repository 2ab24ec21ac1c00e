package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The function's response to API Gateway for an event of the WebSocket API.
 *
 * @param status as in HTTP; for {@code $connect} it decides whether the client is accepted
 * @param subprotocol the subprotocol for an accepted client
 */
record WebSocketResponse(int status, String body, Optional<String> subprotocol) {

  private static final JsonFactory JSON = new JsonFactory();

  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      if (subprotocol.isPresent()) {
        json.writeObjectFieldStart("headers");
        json.writeStringField("Sec-WebSocket-Protocol", subprotocol.get());
        json.writeEndObject();
      }
      json.writeStringField("body", body);
      json.writeEndObject();
    }
  }
}
