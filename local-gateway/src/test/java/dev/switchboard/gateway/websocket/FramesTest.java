package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {

  private static final int FRAME = 32 * 1024;

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    gateway.serve(function);
    client = RawClient.upgraded(gateway);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    gateway.close();
  }

  @Test
  void a_frame_of_32_kb_is_accepted() throws IOException {
    client.send(RawClient.TEXT, true, text(FRAME));

    assertThat(function.first("MESSAGE").at("/body").asText()).hasSize(FRAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {FRAME + 1, 4 * FRAME, 1024 * 1024})
  void a_bigger_frame_closes_with_1009(int length) throws IOException {
    client.send(RawClient.TEXT, true, text(length));

    assertCloses(1009, "Message too big");
  }

  @Test
  void a_message_of_128_kb_in_frames_is_accepted() throws IOException {
    sendInFrames(4 * FRAME);

    assertThat(function.first("MESSAGE").at("/body").asText()).hasSize(4 * FRAME);
  }

  @Test
  void a_bigger_message_closes_with_1009() throws IOException {
    sendInFrames(4 * FRAME + 1);

    assertCloses(1009, "Message too big");
  }

  @Test
  void a_binary_frame_closes_with_1003() throws IOException {
    client.send(RawClient.BINARY, true, text(3));

    assertCloses(1003, "");
  }

  @Test
  void text_that_is_not_utf_8_closes_with_1007() throws IOException {
    client.send(RawClient.TEXT, true, new byte[] {'a', (byte) 0xC3, '('});

    assertCloses(1007, "");
  }

  @Test
  void a_character_may_be_cut_in_two_by_frames() throws IOException {
    byte[] text = "ü".getBytes(UTF_8);
    client.send(RawClient.TEXT, false, new byte[] {text[0]});
    client.send(RawClient.CONTINUATION, true, new byte[] {text[1]});

    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("ü");
  }

  @Test
  void a_ping_gets_its_pong_even_within_a_message() throws IOException {
    client.send(RawClient.TEXT, false, text(1));
    client.send(RawClient.PING, true, "are you there".getBytes(UTF_8));
    RawClient.Frame pong = client.read();
    client.send(RawClient.CONTINUATION, true, text(1));

    assertThat(pong.opCode()).isEqualTo(RawClient.PONG);
    assertThat(pong.payload()).isEqualTo("are you there");
    assertThat(function.first("MESSAGE").at("/body").asText()).hasSize(2);
  }

  @Test
  void a_client_that_reads_no_pongs_is_not_read_further() {
    AtomicInteger pings = new AtomicInteger();
    Thread.startVirtualThread(() -> pingForEver(pings));

    AtomicInteger seen = new AtomicInteger();
    await().during(Duration.ofMillis(200)).until(() -> isStuck(pings.get(), seen));
  }

  @Test
  void a_post_beyond_32_kb_comes_in_frames_cut_between_characters() throws Exception {
    String text = "x" + "😀".repeat(20_000);
    new ManagementClient(gateway).post(function.connectionId(), text);

    RawClient.Frame first = client.read();
    RawClient.Frame second = client.read();
    RawClient.Frame third = client.read();

    assertThat(first.opCode()).isEqualTo(RawClient.TEXT);
    assertThat(second.opCode()).isEqualTo(RawClient.CONTINUATION);
    assertThat(first.payload()).hasSizeLessThanOrEqualTo(FRAME);
    assertThat(second.payload()).hasSizeLessThanOrEqualTo(FRAME);
    assertThat(third.last()).isTrue();
    assertThat(first.text() + second.text() + third.text()).isEqualTo(text);
  }

  private void pingForEver(AtomicInteger pings) {
    try {
      while (true) {
        client.send(RawClient.PING, true, text(125));
        pings.incrementAndGet();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static boolean isStuck(int count, AtomicInteger seen) {
    return count > 0 && seen.getAndSet(count) == count;
  }

  private void sendInFrames(int length) throws IOException {
    int opCode = RawClient.TEXT;
    int left = length;
    for (; left > FRAME; left -= FRAME) {
      client.send(opCode, false, text(FRAME));
      opCode = RawClient.CONTINUATION;
    }
    client.send(opCode, true, text(left));
  }

  private void assertCloses(int code, String reason) throws IOException {
    RawClient.Frame frame = client.read();
    assertThat(frame.opCode()).isEqualTo(RawClient.CLOSE);
    assertThat(frame.closeCode()).isEqualTo(code);
    assertThat(frame.closeReason()).isEqualTo(reason);
    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectStatusCode").asInt())
        .isEqualTo(code);
    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectReason").asText())
        .isEqualTo(reason);
    assertThat(function.events("MESSAGE")).isEmpty();
  }

  private static byte[] text(int length) {
    return "x".repeat(length).getBytes(UTF_8);
  }
}
