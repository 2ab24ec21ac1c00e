package dev.switchboard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the function is told of a connection's life. */
final class EventRows {

  private static final String CONNECT =
      "headers in the client's case, less Connection, Upgrade and Content-Length, and four of the"
          + " gateway's; a context with its fields, the two request ids equal, ids of 11 bytes in"
          + " URL-safe base64 with their =; no stage variables";
  private static final String QUERY = "both query maps, decoded; without one, neither";
  private static final String MESSAGE = "context, messageId and body; no headers, no query";
  private static final String DISCONNECT =
      "four headers, three of them empty, and code and reason in the context";

  private static final String OWN_HEADER = "X-cOnFoRmAnCe";

  private EventRows() {}

  static List<ConformanceRow> rows() {
    return List.of(
        ConformanceRow.of("event-connect", CONNECT, EventRows::connect),
        ConformanceRow.of("event-query", QUERY, EventRows::query),
        ConformanceRow.of("query-repeated", "last", EventRows::repeated),
        ConformanceRow.of("event-message", MESSAGE, EventRows::message),
        ConformanceRow.of("event-disconnect", DISCONNECT, EventRows::disconnect));
  }

  private static String connect(ConformanceContext with) {
    JsonNode event = connectEvent(with, with.knock().withHeader(OWN_HEADER, "kept"));
    EventCheck inspection = new EventCheck(event);
    for (String there :
        List.of(
            "Host",
            "User-Agent",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            OWN_HEADER,
            "X-Amzn-Trace-Id",
            "X-Forwarded-For",
            "X-Forwarded-Port",
            "X-Forwarded-Proto")) {
      inspection.that(event.path("headers").has(there), "no header " + there);
    }
    for (String absent : List.of("connection", "upgrade", "content-length")) {
      boolean there = names(event).anyMatch(absent::equals);
      inspection.that(!there, "a header " + absent);
    }
    return inspection
        .fields("", List.of("headers", "multiValueHeaders", "requestContext", "isBase64Encoded"))
        .sameNames("/headers", "/multiValueHeaders")
        .context("CONNECT", "$connect", with)
        .verdict(CONNECT);
  }

  private static Stream<String> names(JsonNode event) {
    return event
        .path("headers")
        .propertyStream()
        .map(header -> header.getKey().toLowerCase(Locale.ROOT));
  }

  private static String query(ConformanceContext with) {
    JsonNode bare = connectEvent(with, with.knock());
    JsonNode event = connectEvent(with, with.knock().withQuery("a=1&a=2&b%20c=%C3%BC%2B"));
    return new EventCheck(event)
        .fields("/queryStringParameters", List.of("a", "b c"))
        .sameNames("/queryStringParameters", "/multiValueQueryStringParameters")
        .looks("/queryStringParameters/b c", "ü\\+")
        .looks("/multiValueQueryStringParameters/a/0", "1")
        .looks("/multiValueQueryStringParameters/a/1", "2")
        .that(!bare.has("queryStringParameters"), "a query map without a query")
        .that(!bare.has("multiValueQueryStringParameters"), "a multi-value map without a query")
        .verdict(QUERY);
  }

  private static String repeated(ConformanceContext with) {
    JsonNode event = connectEvent(with, with.knock().withQuery("a=1&a=2"));
    String single = event.at("/queryStringParameters/a").asText();
    return switch (single) {
      case "1" -> "first";
      case "2" -> "last";
      default -> single;
    };
  }

  private static JsonNode connectEvent(ConformanceContext with, ConnectRequest knock) {
    try (EventRecorder witness = with.witness();
        FrameClient _ = with.open(witness.seeing(knock))) {
      return witness.event("CONNECT");
    }
  }

  private static String message(ConformanceContext with) {
    String words = "Grüße 𝄞, {\"no\": \"route\"}\n";
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      client.say(words);
      JsonNode event = witness.event("MESSAGE");
      return new EventCheck(event)
          .fields("", List.of("body", "isBase64Encoded", "requestContext"))
          .context("MESSAGE", "$default", with, "messageId")
          .that(event.path("body").asText().equals(words), "the body is not what was said")
          .verdict(MESSAGE);
    }
  }

  private static String disconnect(ConformanceContext with) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      client.leave();
      List<String> headers = List.of("Host", "x-api-key", "X-Forwarded-For", "x-restapi");
      return new EventCheck(witness.event("DISCONNECT"))
          .fields("", List.of("headers", "multiValueHeaders", "isBase64Encoded", "requestContext"))
          .fields("/headers", headers)
          .fields("/multiValueHeaders", headers)
          .looks("/headers/Host", with.endpoint().url().getHost())
          .looks("/headers/x-api-key", "")
          .looks("/headers/X-Forwarded-For", "")
          .looks("/headers/x-restapi", "")
          .context("DISCONNECT", "$disconnect", with, "disconnectStatusCode", "disconnectReason")
          .verdict(DISCONNECT);
    }
  }
}
