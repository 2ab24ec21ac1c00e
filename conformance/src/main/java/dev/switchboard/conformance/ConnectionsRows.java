package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.switchboard.conformance.ManagementApiClient.Response;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;

/** Rows about {@code @connections}: its responses, and their effects on the client. */
final class ConnectionsRows {

  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final String MALFORMED = "cjy8i76bx002884le6n17d49b";
  private static final String DESCRIBED = "200 and JSON in lower camel case with ISO times";
  private static final String CUT = "frames of 32 KB at most, cut between characters";

  private ConnectionsRows() {}

  static List<ConformanceRow> rows() {
    return List.of(
        ConformanceRow.of("post", "200, and the bytes as one text", ConnectionsRows::post),
        ConformanceRow.of("post-empty", "an empty text", ConnectionsRows::postEmpty),
        ConformanceRow.of("post-40k", CUT, ConnectionsRows::postLong),
        ConformanceRow.of(
            "post-over",
            "413 PayloadTooLargeException",
            context ->
                onOwnConnection(
                    context, (api, id) -> api.post(id, "x".repeat(MESSAGE + 1)).kind())),
        ConformanceRow.of(
            "get", DESCRIBED, context -> onOwnConnection(context, ConnectionsRows::described)),
        ConformanceRow.of("last-active", "both", ConnectionsRows::lastActive),
        ConformanceRow.of("delete", "204, and the connection closes", ConnectionsRows::delete),
        ConformanceRow.of("gone", "410 GoneException, no body", ConnectionsRows::gone),
        ConformanceRow.of(
            "malformed-id",
            "400 BadRequestException Invalid connectionId: …",
            context -> context.managementApi().get(MALFORMED).toString().replace(MALFORMED, "…")),
        ConformanceRow.of("wrong-stage", "403", ConnectionsRows::wrongStage),
        ConformanceRow.of("request-id", "with an x-amzn-RequestId", ConnectionsRows::requestId));
  }

  /** A call about a connection. */
  private interface Action {
    String to(ManagementApiClient api, String id);
  }

  private static String onOwnConnection(ConformanceContext context, Action action) {
    try (FrameClient client = context.open()) {
      return action.to(context.managementApi(), client.connectionId());
    }
  }

  private static String post(ConformanceContext context) {
    String text = "Grüße 𝄞, {\"no\": \"route\"}\n";
    try (FrameClient client = context.open()) {
      Response answer = context.managementApi().post(client.connectionId(), text);
      if (answer.status() != 200) {
        return answer.toString();
      }
      ReceivedFrame received = client.receive();
      boolean same = received instanceof Text message && message.text().equals(text);
      return "200, and " + (same ? "the bytes as one text" : received);
    }
  }

  private static String postEmpty(ConformanceContext context) {
    try (FrameClient client = context.open()) {
      Response answer = context.managementApi().post(client.connectionId(), "");
      return answer.status() == 200 ? client.receive().toString() : answer.toString();
    }
  }

  /** Posts a text with a character across the boundary of two frames. */
  private static String postLong(ConformanceContext context) {
    String text = "x" + "ü".repeat(20 * 1024);
    try (FrameClient client = context.open()) {
      Response answer = context.managementApi().post(client.connectionId(), text);
      if (answer.status() != 200) {
        return answer.toString();
      }
      List<byte[]> frames = client.receiveText().frames();
      boolean areShort = frames.stream().allMatch(frame -> frame.length <= FRAME);
      String sizes =
          frames.stream().map(frame -> String.valueOf(frame.length)).collect(joining(" + "));
      return areShort && frames.stream().allMatch(ConnectionsRows::isText)
          ? CUT
          : "frames of %s bytes".formatted(sizes);
    }
  }

  private static boolean isText(byte[] frame) {
    return !new String(frame, UTF_8).contains("\uFFFD");
  }

  private static String described(ManagementApiClient api, String id) {
    try {
      GetConnectionResponse response = api.describe(id);
      boolean whole =
          response.connectedAt() != null
              && response.lastActiveAt() != null
              && response.identity() != null
              && response.identity().sourceIp() != null
              && response.identity().userAgent() != null;
      return whole ? DESCRIBED : "200 and only " + response;
    } catch (ApiGatewayManagementApiException error) {
      return String.valueOf(error.getMessage());
    }
  }

  /** Returns the directions of data that update {@code lastActiveAt}. */
  private static String lastActive(ConformanceContext context) {
    try (FrameClient client = context.open()) {
      String id = client.connectionId();
      Instant before = context.managementApi().describe(id).lastActiveAt();
      client.receiveWithin(context.timeouts().quietPeriod());
      context.managementApi().post(id, "words");
      client.receiveText();
      Instant after = context.managementApi().describe(id).lastActiveAt();
      return after.isAfter(before) ? "both" : "received";
    }
  }

  private static String delete(ConformanceContext context) {
    try (FrameClient client = context.open()) {
      Response answer = context.managementApi().delete(client.connectionId());
      client.awaitClose();
      return answer + ", and the connection closes";
    }
  }

  private static String gone(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      String id = client.connectionId();
      client.sendClose();
      recorder.awaitEvent("DISCONNECT");
      Response closed = context.managementApi().post(id, "words");
      Response unknown = context.managementApi().post("AAAAAAAA" + id.substring(8), "words");
      return Stream.of(closed, unknown)
          .map(answer -> answer.kind() + ", " + answer.message())
          .distinct()
          .collect(joining("; "));
    }
  }

  private static String wrongStage(ConformanceContext context) {
    URI elsewhere = URI.create(context.endpoint().callback() + "-of-nobody");
    try (ManagementApiClient api = context.managementApi(elsewhere)) {
      return onOwnConnection(context, (_, id) -> String.valueOf(api.post(id, "words").status()));
    }
  }

  private static String requestId(ConformanceContext context) {
    return onOwnConnection(
        context,
        (api, id) -> {
          String first = api.get(id).requestId();
          String second = api.get(MALFORMED).requestId();
          return first.isEmpty() || second.isEmpty() || first.equals(second)
              ? "'%s' and '%s'".formatted(first, second)
              : "with an x-amzn-RequestId";
        });
  }
}
