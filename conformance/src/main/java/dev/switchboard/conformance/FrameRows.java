package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Pong;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.OpCode;

/** What becomes of frames, and what the function is told of a close. */
final class FrameRows {

  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final String TAKEN = "it is taken";
  private static final String TOO_BIG = "1009 Message too big";
  private static final String PONG = "it gets its pong; the function hears nothing";

  private FrameRows() {}

  static List<ConformanceRow> rows() {
    return List.of(
        ConformanceRow.of("frame-32k", TAKEN, with -> inFrames(with, FRAME)),
        ConformanceRow.of("frame-over", TOO_BIG, with -> inOneFrame(with, FRAME + 1)),
        ConformanceRow.of("message-128k", TAKEN, with -> inFrames(with, MESSAGE)),
        ConformanceRow.of("message-over", TOO_BIG, with -> inFrames(with, MESSAGE + 1)),
        ConformanceRow.of(
            "frame-binary", "1003", with -> closeAfter(with, OpCode.BINARY, 'b', 'i', 'n')),
        ConformanceRow.of(
            "frame-utf8", "1007", with -> closeAfter(with, OpCode.TEXT, 'u', 0xC0, 0xAF)),
        ConformanceRow.of("frame-ping", PONG, FrameRows::ping),
        ConformanceRow.of(
            "close-deleted",
            "1000 Connection Closed Normally, and $disconnect comes with the same",
            FrameRows::deleted),
        ConformanceRow.of(
            "close-codeless",
            "$disconnect has 1005 Client-side close frame status not set",
            with -> disconnectAfter(with, FrameClient::leave)),
        ConformanceRow.of(
            "close-code",
            "$disconnect has that code and an empty reason: 1001",
            with ->
                disconnectAfter(with, client -> client.leave(1001, ""))
                    .replaceFirst("1001$", "that code and an empty reason: 1001")),
        ConformanceRow.of(
            "close-reason",
            "$disconnect has both: 4001 Enough of it",
            with ->
                disconnectAfter(with, client -> client.leave(4001, "Enough of it"))
                    .replaceFirst("4001 Enough of it$", "both: $0")));
  }

  private static String inOneFrame(ConformanceContext with, int bytes) {
    try (FrameClient client = with.open()) {
      client.say(ProbeCommand.WHOAMI.ofBytes(bytes));
      return becameOf(client);
    }
  }

  /** A message in frames of 32 KB, the last of them with what is left. */
  private static String inFrames(ConformanceContext with, int bytes) {
    byte[] message = ProbeCommand.WHOAMI.ofBytes(bytes).getBytes(UTF_8);
    try (FrameClient client = with.open()) {
      for (int from = 0; from < bytes; from += FRAME) {
        int to = Math.min(from + FRAME, bytes);
        byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
        client.say(opCode, to == bytes, Arrays.copyOfRange(message, from, to));
      }
      return becameOf(client);
    }
  }

  private static String becameOf(FrameClient client) {
    return switch (client.next()) {
      case ReceivedFrame.Text id when id.text().matches("[\\w=-]+") -> TAKEN;
      case ReceivedFrame other -> other.toString();
    };
  }

  private static String closeAfter(ConformanceContext with, byte opCode, int... payload) {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    try (FrameClient client = with.open()) {
      client.say(opCode, true, bytes);
      return client.next().toString();
    }
  }

  private static String ping(ConformanceContext with) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      client.say(OpCode.PING, true, "Hello?".getBytes(UTF_8));
      ReceivedFrame heard = client.next();
      boolean told = witness.eventWithin(with.times().quiet(), "MESSAGE").isPresent();
      return "%s; the function hears %s"
          .formatted(
              heard.equals(new Pong("Hello?")) ? "it gets its pong" : heard,
              told ? "it" : "nothing");
    }
  }

  private static String deleted(ConformanceContext with) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      with.connections().delete(client.id());
      String heard = client.ends().toString();
      String told = disconnect(witness);
      return heard + ", and $disconnect comes with " + (told.equals(heard) ? "the same" : told);
    }
  }

  private static String disconnectAfter(ConformanceContext with, Consumer<FrameClient> leave) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      leave.accept(client);
      return "$disconnect has " + disconnect(witness);
    }
  }

  private static String disconnect(EventRecorder witness) {
    JsonNode context = witness.event("DISCONNECT").path("requestContext");
    String code = context.path("disconnectStatusCode").asText();
    return (code + " " + context.path("disconnectReason").asText()).strip();
  }
}
