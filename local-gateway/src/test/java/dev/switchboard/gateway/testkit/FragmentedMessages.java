package dev.switchboard.gateway.testkit;

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
public final class FragmentedMessages {

  private final SeededRandom dice;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> texts = new ArrayList<>();
  private final List<String> pings = new ArrayList<>();

  public FragmentedMessages(SeededRandom dice) {
    this.dice = dice;
  }

  /** Some short texts. */
  public static FragmentedMessages small(SeededRandom dice) {
    FragmentedMessages talk = new FragmentedMessages(dice);
    for (int i = dice.between(0, 3); i > 0; i--) {
      talk.text(RandomTexts.valid(dice, dice.between(0, 60)));
    }
    return talk;
  }

  /** Says a text, in frames of any length. */
  public void text(String text) {
    texts.add(text);
    cut(text.getBytes(UTF_8), 30);
  }

  /** Says bytes as if they were a text, in frames that are no longer than this. */
  public void cut(byte[] message, int longest) {
    int opCode = RawClient.TEXT;
    int from = 0;
    while (message.length - from > longest || (from < message.length && !dice.oneIn(8))) {
      int to = Math.min(message.length, from + dice.between(0, longest));
      frame(opCode, message, from, to);
      opCode = RawClient.CONTINUATION;
      from = to;
      mayPing();
    }
    frame(ClientFrames.LAST | opCode, message, from, message.length);
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public List<String> texts() {
    return texts;
  }

  public List<String> pings() {
    return pings;
  }

  private void frame(int firstByte, byte[] message, int from, int to) {
    byte[] payload = Arrays.copyOfRange(message, from, to);
    bytes.writeBytes(ClientFrames.frame(dice, firstByte, payload));
  }

  private void mayPing() {
    if (dice.oneIn(4)) {
      byte[] payload = dice.bytes(dice.between(0, 125));
      pings.add(new String(payload, ISO_8859_1));
      bytes.writeBytes(ClientFrames.frame(dice, ClientFrames.LAST | RawClient.PING, payload));
    }
  }
}
