package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.Frame;

/** A codec whose frames are the event's text: for others than plain clients, to whom it goes. */
public final class WordyCodec implements Codec {

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
    throw new UnsupportedOperationException();
  }

  @Override
  public Frame encode(ServerMessage message) {
    return new Frame(message.toString());
  }
}
