package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.FragmentedMessages;
import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.ProtocolViolation;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawClient.Frame;
import dev.switchboard.gateway.testkit.RecordingFunction.ConnectionHistory;
import dev.switchboard.gateway.testkit.SeededRandom;
import dev.switchboard.gateway.testkit.Seeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Violations of the protocol, corrupted frames, and random bytes. */
final class RandomFramesTest {

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_violation_ends_the_connection_with_its_code() {
    Seeds.each(
        4,
        random -> {
          for (ProtocolViolation violation : ProtocolViolation.values()) {
            assertEndsWithItsCode(random, violation);
          }
        });
  }

  @Test
  void bytes_that_are_no_frames_end_the_connection() {
    Seeds.each(40, random -> assertEnds(random, random.bytes(random.between(1, 200))));
  }

  @Test
  void frames_with_some_bytes_changed_end_the_connection() {
    Seeds.each(
        40, random -> assertEnds(random, random.corrupted(FragmentedMessages.few(random).bytes())));
  }

  @Test
  void frames_that_break_off_end_the_connection() {
    Seeds.each(
        40, random -> assertEnds(random, random.truncated(FragmentedMessages.few(random).bytes())));
  }

  private void assertEndsWithItsCode(SeededRandom random, ProtocolViolation violation)
      throws IOException {
    FragmentedMessages messages = FragmentedMessages.few(random);
    String name = gateway.nextName();
    List<Frame> answers = gateway.answersTo(name, messages.bytes(), violation.bytes(random));

    assertThat(answers).as("%s", violation).isNotEmpty();
    assertThat(answers.getLast().opCode()).as("%s", violation).isEqualTo(RawClient.CLOSE);
    assertThat(answers.getLast().closeCode()).as("%s", violation).isEqualTo(violation.code());
    ConnectionHistory history = gateway.function().ended(name);
    assertThat(history.ends()).as("%s", violation).containsExactly(violation.code());
    assertThat(history.texts()).isEqualTo(messages.texts());
  }

  /** Asserts that the gateway ends the connection, and invokes {@code $disconnect}. */
  private void assertEnds(SeededRandom random, byte[] sent) throws IOException {
    String name = gateway.nextName();
    try (RawClient client = gateway.upgraded(name)) {
      client.write(sent);
      if (random.oneIn(3)) {
        client.reset();
      } else {
        client.endOutput();
        assertInOrder(client.readFrames());
      }
    }
    assertThat(gateway.function().ended(name).ends()).hasSize(1).allMatch(RandomFramesTest::isCode);
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
