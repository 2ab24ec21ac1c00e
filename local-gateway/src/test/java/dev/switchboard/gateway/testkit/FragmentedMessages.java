package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Valid text messages in frames of random sizes, which may split characters or be empty, with pings
 * between the frames.
 */
public final class FragmentedMessages {

  private final SeededRandom random;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> texts = new ArrayList<>();
  private final List<String> pings = new ArrayList<>();

  public FragmentedMessages(SeededRandom random) {
    this.random = random;
  }

  /** At most three short texts. */
  public static FragmentedMessages few(SeededRandom random) {
    FragmentedMessages messages = new FragmentedMessages(random);
    for (int i = random.between(0, 3); i > 0; i--) {
      messages.add(RandomTexts.valid(random, random.between(0, 60)));
    }
    return messages;
  }

  /** Adds a text in frames of any size. */
  public void add(String text) {
    texts.add(text);
    addFragmented(text.getBytes(UTF_8), 30);
  }

  /** Adds bytes as a text message in frames of at most this size. */
  public void addFragmented(byte[] message, int maxBytes) {
    int opCode = RawClient.TEXT;
    int from = 0;
    while (message.length - from > maxBytes || (from < message.length && !random.oneIn(8))) {
      int to = Math.min(message.length, from + random.between(0, maxBytes));
      frame(opCode, message, from, to);
      opCode = RawClient.CONTINUATION;
      from = to;
      addPingAtRandom();
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
    bytes.writeBytes(ClientFrames.frame(random, firstByte, payload));
  }

  private void addPingAtRandom() {
    if (random.oneIn(4)) {
      byte[] payload = random.bytes(random.between(0, 125));
      pings.add(new String(payload, ISO_8859_1));
      bytes.writeBytes(ClientFrames.frame(random, ClientFrames.LAST | RawClient.PING, payload));
    }
  }
}
