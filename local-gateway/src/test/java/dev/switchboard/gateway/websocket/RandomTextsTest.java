package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.ClientFrames;
import dev.switchboard.gateway.testkit.FragmentedMessages;
import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.RandomTexts;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawClient.Frame;
import dev.switchboard.gateway.testkit.RecordingFunction.ConnectionHistory;
import dev.switchboard.gateway.testkit.SeededRandom;
import dev.switchboard.gateway.testkit.Seeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts of all characters, in frames of all sizes. */
final class RandomTextsTest {

  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_text_arrives_as_it_was_sent_however_it_is_cut() {
    Seeds.each(
        40,
        random -> {
          FragmentedMessages messages = FragmentedMessages.few(random);
          String name = gateway.nextName();
          List<Frame> answers =
              gateway.answersTo(
                  name, messages.bytes(), ClientFrames.close(random, 4321, new byte[0]));

          assertThat(answers.removeLast().closeCode()).isEqualTo(4321);
          assertThat(answers).extracting(Frame::payload).isEqualTo(messages.pings());
          ConnectionHistory history = gateway.function().ended(name);
          assertThat(history.texts()).isEqualTo(messages.texts());
          assertThat(history.ends()).containsExactly(4321);
        });
  }

  @Test
  void a_text_that_is_not_utf_8_reaches_nobody_however_it_is_cut() {
    Seeds.each(
        40,
        random -> {
          FragmentedMessages messages = new FragmentedMessages(random);
          messages.addFragmented(RandomTexts.broken(random, 40), 10);
          String name = gateway.nextName();
          List<Frame> answers = gateway.answersTo(name, messages.bytes());

          assertThat(answers.getLast().closeCode()).isEqualTo(1007);
          ConnectionHistory history = gateway.function().ended(name);
          assertThat(history.texts()).isEmpty();
          assertThat(history.ends()).containsExactly(1007);
        });
  }

  @Test
  void a_frame_is_accepted_up_to_32_kb_and_no_byte_further() {
    Seeds.each(
        10,
        random -> {
          String text = ofBytes(FRAME + random.between(-2, 2));
          byte[] frame =
              ClientFrames.frame(random, ClientFrames.LAST | RawClient.TEXT, text.getBytes(UTF_8));

          assertTakenUpTo(FRAME, text, frame, random);
        });
  }

  @Test
  void a_message_is_accepted_up_to_128_kb_and_no_byte_further() {
    Seeds.each(
        10,
        random -> {
          String text = ofBytes(MESSAGE + random.between(-2, 2));
          FragmentedMessages messages = new FragmentedMessages(random);
          messages.addFragmented(text.getBytes(UTF_8), FRAME);

          assertTakenUpTo(MESSAGE, text, messages.bytes(), random);
        });
  }

  private void assertTakenUpTo(int limit, String text, byte[] frames, SeededRandom random)
      throws IOException {
    boolean fits = text.getBytes(UTF_8).length <= limit;
    String name = gateway.nextName();
    gateway.answersTo(name, frames, ClientFrames.close(random, 1000, new byte[0]));

    ConnectionHistory history = gateway.function().ended(name);
    assertThat(history.ends()).containsExactly(fits ? 1000 : 1009);
    assertThat(history.texts()).isEqualTo(fits ? List.of(text) : List.of());
  }

  private static String ofBytes(int length) {
    return "ü".repeat(length / 2) + "x".repeat(length % 2);
  }
}
