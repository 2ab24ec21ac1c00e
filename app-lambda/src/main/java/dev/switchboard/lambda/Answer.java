package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What the function tells API Gateway.
 *
 * @param status as in HTTP; at {@code $connect} it decides whether the client is let in
 */
record Answer(int status, String body) {

  private static final JsonFactory JSON = new JsonFactory();

  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeStringField("body", body);
      json.writeEndObject();
    }
  }
}
