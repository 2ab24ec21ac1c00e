package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.switchboard.conformance.ManagementApiClient.Answer;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;

/** What {@code @connections} answers, and what the client notices. */
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
            with -> toOwn(with, (api, id) -> api.post(id, "x".repeat(MESSAGE + 1)).kind())),
        ConformanceRow.of("get", DESCRIBED, with -> toOwn(with, ConnectionsRows::described)),
        ConformanceRow.of("last-active", "both", ConnectionsRows::lastActive),
        ConformanceRow.of("delete", "204, and the connection closes", ConnectionsRows::delete),
        ConformanceRow.of("gone", "410 GoneException, no body", ConnectionsRows::gone),
        ConformanceRow.of(
            "malformed-id",
            "400 BadRequestException Invalid connectionId: …",
            with -> with.connections().get(MALFORMED).toString().replace(MALFORMED, "…")),
        ConformanceRow.of("wrong-stage", "403", ConnectionsRows::wrongStage),
        ConformanceRow.of("request-id", "with an x-amzn-RequestId", ConnectionsRows::requestId));
  }

  /** Something to be done to a connection. */
  private interface Deed {
    String to(ManagementApiClient api, String id);
  }

  private static String toOwn(ConformanceContext with, Deed deed) {
    try (FrameClient client = with.open()) {
      return deed.to(with.connections(), client.id());
    }
  }

  private static String post(ConformanceContext with) {
    String words = "Grüße 𝄞, {\"no\": \"route\"}\n";
    try (FrameClient client = with.open()) {
      Answer answer = with.connections().post(client.id(), words);
      if (answer.status() != 200) {
        return answer.toString();
      }
      ReceivedFrame heard = client.next();
      boolean same = heard instanceof Text text && text.text().equals(words);
      return "200, and " + (same ? "the bytes as one text" : heard);
    }
  }

  private static String postEmpty(ConformanceContext with) {
    try (FrameClient client = with.open()) {
      Answer answer = with.connections().post(client.id(), "");
      return answer.status() == 200 ? client.next().toString() : answer.toString();
    }
  }

  /** Posts words of which a character lies across the limit of a frame. */
  private static String postLong(ConformanceContext with) {
    String words = "x" + "ü".repeat(20 * 1024);
    try (FrameClient client = with.open()) {
      Answer answer = with.connections().post(client.id(), words);
      if (answer.status() != 200) {
        return answer.toString();
      }
      List<byte[]> frames = client.hears().frames();
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

  /** Whether a post moves {@code lastActiveAt}. */
  private static String lastActive(ConformanceContext with) {
    try (FrameClient client = with.open()) {
      String id = client.id();
      Instant before = with.connections().describe(id).lastActiveAt();
      client.within(with.times().quiet());
      with.connections().post(id, "words");
      client.hears();
      Instant after = with.connections().describe(id).lastActiveAt();
      return after.isAfter(before) ? "both" : "received";
    }
  }

  private static String delete(ConformanceContext with) {
    try (FrameClient client = with.open()) {
      Answer answer = with.connections().delete(client.id());
      client.ends();
      return answer + ", and the connection closes";
    }
  }

  private static String gone(ConformanceContext with) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      String id = client.id();
      client.leave();
      witness.event("DISCONNECT");
      Answer closed = with.connections().post(id, "words");
      Answer unknown = with.connections().post("AAAAAAAA" + id.substring(8), "words");
      return Stream.of(closed, unknown)
          .map(answer -> answer.kind() + ", " + answer.words())
          .distinct()
          .collect(joining("; "));
    }
  }

  private static String wrongStage(ConformanceContext with) {
    URI elsewhere = URI.create(with.endpoint().callback() + "-of-nobody");
    try (ManagementApiClient api = with.connections(elsewhere)) {
      return toOwn(with, (_, id) -> String.valueOf(api.post(id, "words").status()));
    }
  }

  private static String requestId(ConformanceContext with) {
    return toOwn(
        with,
        (api, id) -> {
          String first = api.get(id).requestId();
          String second = api.get(MALFORMED).requestId();
          return first.isEmpty() || second.isEmpty() || first.equals(second)
              ? "'%s' and '%s'".formatted(first, second)
              : "with an x-amzn-RequestId";
        });
  }
}
