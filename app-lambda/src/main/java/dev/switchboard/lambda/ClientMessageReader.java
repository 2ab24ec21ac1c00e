package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.RequestId;
import dev.switchboard.domain.protocol.ServerMessage;
import dev.switchboard.domain.protocol.ServerMessage.ErrorResponse.Kind;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one message of a client and ignores unknown members. Amplify, for example, sends everything
 * twice.
 */
final class ClientMessageReader {

  /** The longest id that is repeated in an error message to a client. */
  private static final int LONGEST_ID = 128;

  private final PublicationFields publication = new PublicationFields();
  private final CredentialsReader credentials = new CredentialsReader();
  private String type = "";
  private String id = "";

  private ClientMessageReader() {}

  static ClientMessage read(String text) {
    ClientMessageReader reader = new ClientMessageReader();
    try (JsonParser json = UntrustedJson.parser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return reader.unreadable(Kind.OTHER, badRequest("A message is a JSON object."));
      }
      JsonFields.forEach(json, reader::readField);
      if (json.nextToken() != null) {
        return reader.unreadable(Kind.OTHER, badRequest("A message is one JSON object."));
      }
    } catch (IOException malformed) {
      return new ClientMessageReader()
          .unreadable(
              Kind.OTHER,
              badRequest(UntrustedJson.reason("The message", "is not valid JSON", malformed)));
    }
    return reader.message();
  }

  private void readField(JsonParser json, String field) throws IOException {
    switch (field) {
      case "type" -> type = JsonFields.text(json);
      case "id" -> id = JsonFields.text(json);
      case "authorization" ->
          JsonFields.forEach(json, (value, name) -> credentials.add(name, JsonFields.text(value)));
      default -> publication.read(json, field);
    }
  }

  private ClientMessage message() {
    return switch (type) {
      case "connection_init" -> new ClientMessage.ConnectionInit();
      case "subscribe" -> subscribe();
      case "unsubscribe" -> unsubscribe();
      case "publish" -> publish();
      default ->
          unreadable(
              Kind.OTHER,
              new ProtocolError(
                  ProtocolError.Type.UNSUPPORTED_OPERATION,
                  "A message is of type connection_init, subscribe, unsubscribe or publish."));
    };
  }

  private ClientMessage subscribe() {
    try {
      return new ClientMessage.Subscribe(
          new SubscriptionId(id),
          ChannelPattern.of(publication.channel()),
          credentials.credentials());
    } catch (IllegalArgumentException malformed) {
      return unreadable(Kind.SUBSCRIBE, badRequest(malformed));
    }
  }

  private ClientMessage unsubscribe() {
    try {
      return new ClientMessage.Unsubscribe(new SubscriptionId(id));
    } catch (IllegalArgumentException malformed) {
      return unreadable(Kind.UNSUBSCRIBE, badRequest(malformed));
    }
  }

  private ClientMessage publish() {
    try {
      RequestId request = new RequestId(id);
      return switch (publication.result()) {
        case PublicationFields.Result.Read(var channel, var events) ->
            new ClientMessage.Publish(request, channel, events, credentials.credentials());
        case PublicationFields.Result.Wrong(ProtocolError error) -> unreadable(Kind.PUBLISH, error);
      };
    } catch (IllegalArgumentException malformed) {
      return unreadable(Kind.PUBLISH, badRequest(malformed));
    }
  }

  private ClientMessage unreadable(Kind kind, ProtocolError error) {
    Optional<String> repeated =
        Optional.of(id).filter(each -> !each.isEmpty() && each.length() <= LONGEST_ID);
    return new ClientMessage.Unreadable(new ServerMessage.ErrorResponse(kind, repeated, error));
  }

  private static ProtocolError badRequest(IllegalArgumentException malformed) {
    return badRequest(String.valueOf(malformed.getMessage()));
  }

  private static ProtocolError badRequest(String message) {
    return new ProtocolError(ProtocolError.Type.BAD_REQUEST, message);
  }
}
