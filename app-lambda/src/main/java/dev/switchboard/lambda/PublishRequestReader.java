package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.protocol.ProtocolError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads the required fields of an HTTP API event (payload format 2.0), and the publication in its
 * body. Ignores the rest.
 */
final class PublishRequestReader {

  /** The result of reading an event. */
  sealed interface Result {

    record Read(PublishRequest request) implements Result {}

    record Wrong(ProtocolError error) implements Result {}
  }

  private final CredentialsReader credentials = new CredentialsReader();
  private final PublicationFields publication = new PublicationFields();
  private Optional<String> key = Optional.empty();
  private String body = "";
  private boolean base64;

  private PublishRequestReader() {}

  /** Reads one event. Never fails: any bytes have a result. */
  static Result read(byte[] event) {
    PublishRequestReader reader = new PublishRequestReader();
    try (JsonParser json = UntrustedJson.parser(event)) {
      json.nextToken();
      JsonFields.forEach(json, reader::readField);
    } catch (IOException malformed) {
      return wrong(UntrustedJson.reason("The event", "is not JSON", malformed));
    }
    return reader.request();
  }

  private void readField(JsonParser json, String field) throws IOException {
    switch (field) {
      case "headers" ->
          JsonFields.forEach(json, (value, name) -> readHeader(name, JsonFields.text(value)));
      case "body" -> body = JsonFields.text(json);
      case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
      default -> {}
    }
  }

  private void readHeader(String name, String value) {
    if (name.equalsIgnoreCase("Idempotency-Key")) {
      key = Optional.of(value.strip());
    } else {
      credentials.add(name, value);
    }
  }

  private Result request() {
    if (key.isPresent() && !key.get().matches("[!-~]{1,255}")) {
      return wrong("An Idempotency-Key has 1 to 255 visible ASCII characters.");
    }
    try {
      String text = base64 ? decoded() : body;
      readBody(text);
      return switch (publication.result()) {
        case PublicationFields.Result.Read(var channel, var events) ->
            new Result.Read(
                new PublishRequest(channel, events, credentials.credentials(), key, text));
        case PublicationFields.Result.Wrong(ProtocolError error) -> new Result.Wrong(error);
      };
    } catch (IllegalArgumentException malformed) {
      return wrong("The body is not a JSON object in UTF-8.");
    } catch (IOException malformed) {
      return wrong(UntrustedJson.reason("The body", "is not a JSON object in UTF-8", malformed));
    }
  }

  private void readBody(String text) throws IOException {
    try (JsonParser json = UntrustedJson.parser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException();
      }
      JsonFields.forEach(json, publication::read);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException();
      }
    }
  }

  private String decoded() throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static Result wrong(String message) {
    return new Result.Wrong(new ProtocolError(ProtocolError.Type.BAD_REQUEST, message));
  }
}
