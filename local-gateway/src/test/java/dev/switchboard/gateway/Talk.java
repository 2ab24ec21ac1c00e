package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a well-behaved client says: texts, cut into frames at random, within characters and into
 * nothing, with pings between the frames.
 */
final class Talk {

  private final Dice dice;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> texts = new ArrayList<>();
  private final List<String> pings = new ArrayList<>();

  Talk(Dice dice) {
    this.dice = dice;
  }

  /** Some short texts. */
  static Talk small(Dice dice) {
    Talk talk = new Talk(dice);
    for (int i = dice.between(0, 3); i > 0; i--) {
      talk.text(Texts.valid(dice, dice.between(0, 60)));
    }
    return talk;
  }

  /** Says a text, in frames of any length. */
  void text(String text) {
    texts.add(text);
    cut(text.getBytes(UTF_8), 30);
  }

  /** Says bytes as if they were a text, in frames that are no longer than this. */
  void cut(byte[] message, int longest) {
    int opCode = RawClient.TEXT;
    int from = 0;
    while (message.length - from > longest || (from < message.length && !dice.oneIn(8))) {
      int to = Math.min(message.length, from + dice.between(0, longest));
      frame(opCode, message, from, to);
      opCode = RawClient.CONTINUATION;
      from = to;
      mayPing();
    }
    frame(Frames.LAST | opCode, message, from, message.length);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  List<String> texts() {
    return texts;
  }

  List<String> pings() {
    return pings;
  }

  private void frame(int firstByte, byte[] message, int from, int to) {
    byte[] payload = Arrays.copyOfRange(message, from, to);
    bytes.writeBytes(Frames.frame(dice, firstByte, payload));
  }

  private void mayPing() {
    if (dice.oneIn(4)) {
      byte[] payload = dice.bytes(dice.between(0, 125));
      pings.add(new String(payload, ISO_8859_1));
      bytes.writeBytes(Frames.frame(dice, Frames.LAST | RawClient.PING, payload));
    }
  }
}
