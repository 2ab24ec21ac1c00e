package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Pong;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.OpCode;

/** Rows about frames, and about the events of a close. */
final class FrameRows {

  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final String ACCEPTED = "it is accepted";
  private static final String TOO_BIG = "1009 Message too big";
  private static final String PONG = "it gets its pong; the function receives nothing";

  private FrameRows() {}

  static List<ConformanceRow> rows() {
    return List.of(
        ConformanceRow.of("frame-32k", ACCEPTED, context -> inFrames(context, FRAME)),
        ConformanceRow.of("frame-over", TOO_BIG, context -> inOneFrame(context, FRAME + 1)),
        ConformanceRow.of("message-128k", ACCEPTED, context -> inFrames(context, MESSAGE)),
        ConformanceRow.of("message-over", TOO_BIG, context -> inFrames(context, MESSAGE + 1)),
        ConformanceRow.of(
            "frame-binary", "1003", context -> closeAfter(context, OpCode.BINARY, 'b', 'i', 'n')),
        ConformanceRow.of(
            "frame-utf8", "1007", context -> closeAfter(context, OpCode.TEXT, 'u', 0xC0, 0xAF)),
        ConformanceRow.of("frame-ping", PONG, FrameRows::ping),
        ConformanceRow.of(
            "close-deleted",
            "1000 Connection Closed Normally, and $disconnect has the same",
            FrameRows::deleted),
        ConformanceRow.of(
            "close-codeless",
            "$disconnect has 1005 Client-side close frame status not set",
            context -> disconnectAfter(context, FrameClient::sendClose)),
        ConformanceRow.of(
            "close-code",
            "$disconnect has that code and an empty reason: 1001",
            context ->
                disconnectAfter(context, client -> client.sendClose(1001, ""))
                    .replaceFirst("1001$", "that code and an empty reason: 1001")),
        ConformanceRow.of(
            "close-reason",
            "$disconnect has both: 4001 Enough of it",
            context ->
                disconnectAfter(context, client -> client.sendClose(4001, "Enough of it"))
                    .replaceFirst("4001 Enough of it$", "both: $0")));
  }

  private static String inOneFrame(ConformanceContext context, int bytes) {
    try (FrameClient client = context.open()) {
      client.send(ProbeCommand.WHOAMI.asMessageOfSize(bytes));
      return resultOf(client);
    }
  }

  /** Sends a message in frames of 32 KB; the last frame may be shorter. */
  private static String inFrames(ConformanceContext context, int bytes) {
    byte[] message = ProbeCommand.WHOAMI.asMessageOfSize(bytes).getBytes(UTF_8);
    try (FrameClient client = context.open()) {
      for (int from = 0; from < bytes; from += FRAME) {
        int to = Math.min(from + FRAME, bytes);
        byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
        client.send(opCode, to == bytes, Arrays.copyOfRange(message, from, to));
      }
      return resultOf(client);
    }
  }

  private static String resultOf(FrameClient client) {
    return switch (client.receive()) {
      case ReceivedFrame.Text id when id.text().matches("[\\w=-]+") -> ACCEPTED;
      case ReceivedFrame other -> other.toString();
    };
  }

  private static String closeAfter(ConformanceContext context, byte opCode, int... payload) {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    try (FrameClient client = context.open()) {
      client.send(opCode, true, bytes);
      return client.receive().toString();
    }
  }

  private static String ping(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      client.send(OpCode.PING, true, "Hello?".getBytes(UTF_8));
      ReceivedFrame received = client.receive();
      boolean reported =
          recorder.eventWithin(context.timeouts().quietPeriod(), "MESSAGE").isPresent();
      return "%s; the function receives %s"
          .formatted(
              received.equals(new Pong("Hello?")) ? "the pong is returned" : received,
              reported ? "it" : "nothing");
    }
  }

  private static String deleted(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      context.managementApi().delete(client.connectionId());
      String received = client.awaitClose().toString();
      String reported = disconnect(recorder);
      return received
          + ", and $disconnect has "
          + (reported.equals(received) ? "the same" : reported);
    }
  }

  private static String disconnectAfter(ConformanceContext context, Consumer<FrameClient> leave) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      leave.accept(client);
      return "$disconnect has " + disconnect(recorder);
    }
  }

  private static String disconnect(EventRecorder recorder) {
    JsonNode requestContext = recorder.awaitEvent("DISCONNECT").path("requestContext");
    String code = requestContext.path("disconnectStatusCode").asText();
    return (code + " " + requestContext.path("disconnectReason").asText()).strip();
  }
}
