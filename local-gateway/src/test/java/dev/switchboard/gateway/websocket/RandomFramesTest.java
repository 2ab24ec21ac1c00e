package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.FragmentedMessages;
import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.ProtocolViolation;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawClient.Frame;
import dev.switchboard.gateway.testkit.RecordingFunction.Story;
import dev.switchboard.gateway.testkit.SeededRandom;
import dev.switchboard.gateway.testkit.Seeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Frames that no client may send, and bytes that may be no frames at all. */
final class RandomFramesTest {

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_violation_ends_the_connection_with_its_code() {
    Seeds.each(
        4,
        dice -> {
          for (ProtocolViolation violation : ProtocolViolation.values()) {
            assertEndsWithItsCode(dice, violation);
          }
        });
  }

  @Test
  void bytes_that_are_no_frames_end_the_connection() {
    Seeds.each(40, dice -> assertEnds(dice, dice.bytes(dice.between(1, 200))));
  }

  @Test
  void frames_with_some_bytes_changed_end_the_connection() {
    Seeds.each(40, dice -> assertEnds(dice, dice.changed(FragmentedMessages.small(dice).bytes())));
  }

  @Test
  void frames_that_break_off_end_the_connection() {
    Seeds.each(
        40, dice -> assertEnds(dice, dice.brokenOff(FragmentedMessages.small(dice).bytes())));
  }

  private void assertEndsWithItsCode(SeededRandom dice, ProtocolViolation violation)
      throws IOException {
    FragmentedMessages talk = FragmentedMessages.small(dice);
    String name = gateway.nextName();
    List<Frame> answers = gateway.answersTo(name, talk.bytes(), violation.bytes(dice));

    assertThat(answers).as("%s", violation).isNotEmpty();
    assertThat(answers.getLast().opCode()).as("%s", violation).isEqualTo(RawClient.CLOSE);
    assertThat(answers.getLast().closeCode()).as("%s", violation).isEqualTo(violation.code());
    Story story = gateway.ledger().ended(name);
    assertThat(story.ends()).as("%s", violation).containsExactly(violation.code());
    assertThat(story.texts()).isEqualTo(talk.texts());
  }

  /** Whatever was said: the gateway closes in order or breaks off, and the function hears of it. */
  private void assertEnds(SeededRandom dice, byte[] said) throws IOException {
    String name = gateway.nextName();
    try (RawClient client = gateway.upgraded(name)) {
      client.write(said);
      if (dice.oneIn(3)) {
        client.vanish();
      } else {
        client.endOutput();
        assertInOrder(client.readFrames());
      }
    }
    assertThat(gateway.ledger().ended(name).ends()).hasSize(1).allMatch(RandomFramesTest::isCode);
  }

  private static void assertInOrder(List<Frame> frames) {
    List<Frame> closing =
        frames.stream().dropWhile(frame -> frame.opCode() == RawClient.PONG).toList();
    assertThat(closing).hasSizeLessThan(2);
    assertThat(closing)
        .allSatisfy(
            frame -> {
              assertThat(frame.opCode()).isEqualTo(RawClient.CLOSE);
              assertThat(frame.payload().isEmpty() || isSendable(frame.closeCode())).isTrue();
            });
  }

  private static boolean isCode(int code) {
    return isSendable(code) || code == 1005 || code == 1006;
  }

  private static boolean isSendable(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || code / 1000 == 3
        || code / 1000 == 4;
  }
}
