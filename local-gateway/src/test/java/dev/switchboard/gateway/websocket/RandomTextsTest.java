package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.ClientFrames;
import dev.switchboard.gateway.testkit.FragmentedMessages;
import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.RandomTexts;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawClient.Frame;
import dev.switchboard.gateway.testkit.RecordingFunction.Story;
import dev.switchboard.gateway.testkit.SeededRandom;
import dev.switchboard.gateway.testkit.Seeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts of all characters, in frames of all lengths. */
final class RandomTextsTest {

  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_text_arrives_as_it_was_sent_however_it_is_cut() {
    Seeds.each(
        40,
        dice -> {
          FragmentedMessages talk = FragmentedMessages.small(dice);
          String name = gateway.nextName();
          List<Frame> answers =
              gateway.answersTo(name, talk.bytes(), ClientFrames.close(dice, 4321, new byte[0]));

          assertThat(answers.removeLast().closeCode()).isEqualTo(4321);
          assertThat(answers).extracting(Frame::payload).isEqualTo(talk.pings());
          Story story = gateway.ledger().ended(name);
          assertThat(story.texts()).isEqualTo(talk.texts());
          assertThat(story.ends()).containsExactly(4321);
        });
  }

  @Test
  void a_text_that_is_not_utf_8_reaches_nobody_however_it_is_cut() {
    Seeds.each(
        40,
        dice -> {
          FragmentedMessages talk = new FragmentedMessages(dice);
          talk.cut(RandomTexts.broken(dice, 40), 10);
          String name = gateway.nextName();
          List<Frame> answers = gateway.answersTo(name, talk.bytes());

          assertThat(answers.getLast().closeCode()).isEqualTo(1007);
          Story story = gateway.ledger().ended(name);
          assertThat(story.texts()).isEmpty();
          assertThat(story.ends()).containsExactly(1007);
        });
  }

  @Test
  void a_frame_is_taken_up_to_32_kb_and_no_byte_further() {
    Seeds.each(
        10,
        dice -> {
          String text = ofBytes(FRAME + dice.between(-2, 2));
          byte[] frame =
              ClientFrames.frame(dice, ClientFrames.LAST | RawClient.TEXT, text.getBytes(UTF_8));

          assertTakenUpTo(FRAME, text, frame, dice);
        });
  }

  @Test
  void a_message_is_taken_up_to_128_kb_and_no_byte_further() {
    Seeds.each(
        10,
        dice -> {
          String text = ofBytes(MESSAGE + dice.between(-2, 2));
          FragmentedMessages talk = new FragmentedMessages(dice);
          talk.cut(text.getBytes(UTF_8), FRAME);

          assertTakenUpTo(MESSAGE, text, talk.bytes(), dice);
        });
  }

  private void assertTakenUpTo(int limit, String text, byte[] frames, SeededRandom dice)
      throws IOException {
    boolean fits = text.getBytes(UTF_8).length <= limit;
    String name = gateway.nextName();
    gateway.answersTo(name, frames, ClientFrames.close(dice, 1000, new byte[0]));

    Story story = gateway.ledger().ended(name);
    assertThat(story.ends()).containsExactly(fits ? 1000 : 1009);
    assertThat(story.texts()).isEqualTo(fits ? List.of(text) : List.of());
  }

  private static String ofBytes(int length) {
    return "ü".repeat(length / 2) + "x".repeat(length % 2);
  }
}
