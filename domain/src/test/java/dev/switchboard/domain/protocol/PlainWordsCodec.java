package dev.switchboard.domain.protocol;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.List;
import java.util.Optional;

/**
 * A codec whose frames are the event's text; the frames of Events clients start with the
 * subscription id. It reads messages that consist of their type alone. {@code subscribe} subscribes
 * to {@code /broadcast}, {@code subscribe with T} and {@code publish with T} do so with the token
 * T, and {@code wrong publish} and the like are malformed messages.
 */
public final class PlainWordsCodec implements Codec {

  @Override
  public EventFrames frames(Event event) {
    String text =
        switch (event) {
          case Event.Text(String plain) -> plain;
          case Event.Json(String json) -> json;
        };
    return new EventFrames(new Frame(text), "to ", ": " + text);
  }

  @Override
  public ClientMessage decode(String text) {
    return switch (text) {
      case "connection_init" -> new ClientMessage.ConnectionInit();
      case "subscribe" ->
          new ClientMessage.Subscribe(
              new SubscriptionId("s"), ChannelPattern.of("/broadcast"), new Credentials.None());
      case "wrong publish" -> wrong(ServerMessage.ErrorResponse.Kind.PUBLISH);
      case "wrong subscribe" -> wrong(ServerMessage.ErrorResponse.Kind.SUBSCRIBE);
      default -> withToken(text);
    };
  }

  private static ClientMessage withToken(String text) {
    Credentials token = new Credentials.Token(text.substring(text.lastIndexOf(' ') + 1));
    if (text.startsWith("subscribe with ")) {
      return new ClientMessage.Subscribe(
          new SubscriptionId("s"), ChannelPattern.of("/broadcast"), token);
    }
    return text.startsWith("publish with ")
        ? new ClientMessage.Publish(
            new RequestId("p"), new ChannelName("/broadcast"), List.of(), token)
        : wrong(ServerMessage.ErrorResponse.Kind.OTHER);
  }

  private static ClientMessage wrong(ServerMessage.ErrorResponse.Kind kind) {
    ProtocolError error = new ProtocolError(ProtocolError.Type.BAD_REQUEST, "It is wrong.");
    return new ClientMessage.Unreadable(
        new ServerMessage.ErrorResponse(kind, Optional.empty(), error));
  }

  @Override
  public Frame encode(ServerMessage message) {
    return new Frame(message.toString());
  }
}
