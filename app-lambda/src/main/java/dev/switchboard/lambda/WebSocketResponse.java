package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What the function tells API Gateway.
 *
 * @param status as in HTTP; at {@code $connect} it decides whether the client is let in
 * @param subprotocol what a client that is let in is told to speak
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
