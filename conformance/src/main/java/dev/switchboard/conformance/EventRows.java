package dev.switchboard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows about the events that the function receives. */
final class EventRows {

  private static final String CONNECT =
      "headers in the client's case, without Connection, Upgrade and Content-Length, and four of"
          + " the gateway's; a context with its fields, the two request ids equal, ids of 11 bytes"
          + " in URL-safe base64 with their =; no stage variables";
  private static final String QUERY = "both query maps, decoded; without one, neither";
  private static final String MESSAGE = "context, messageId and body; no headers, no query";
  private static final String DISCONNECT =
      "four headers, three of them empty, and code and reason in the context";

  private static final String FORWARDED = "its address is appended";
  private static final String TRACE = "its Root is kept";
  private static final String LINES =
      "multiValueHeaders has the value of each line, headers the last";

  private static final String OWN_HEADER = "X-cOnFoRmAnCe";

  private EventRows() {}

  static List<ConformanceRow> rows() {
    return List.of(
        ConformanceRow.of("event-connect", CONNECT, EventRows::connect),
        ConformanceRow.of("event-query", QUERY, EventRows::query),
        ConformanceRow.of("query-repeated", "last", EventRows::repeated),
        ConformanceRow.of("header-repeated", LINES, EventRows::lines),
        ConformanceRow.of("event-forwarded", FORWARDED, EventRows::forwarded),
        ConformanceRow.of("event-trace", TRACE, EventRows::trace),
        ConformanceRow.of("event-message", MESSAGE, EventRows::message),
        ConformanceRow.of("event-disconnect", DISCONNECT, EventRows::disconnect));
  }

  private static String connect(ConformanceContext context) {
    JsonNode event = connectEvent(context, context.connectRequest().withHeader(OWN_HEADER, "kept"));
    EventCheck check = new EventCheck(event);
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
      check.check(event.path("headers").has(there), "no header " + there);
    }
    for (String absent : List.of("connection", "upgrade", "content-length")) {
      boolean there = names(event).anyMatch(absent::equals);
      check.check(!there, "a header " + absent);
    }
    return check
        .hasExactly(
            "", List.of("headers", "multiValueHeaders", "requestContext", "isBase64Encoded"))
        .haveSameNames("/headers", "/multiValueHeaders")
        .context("CONNECT", "$connect", context)
        .result(CONNECT);
  }

  private static Stream<String> names(JsonNode event) {
    return event
        .path("headers")
        .propertyStream()
        .map(header -> header.getKey().toLowerCase(Locale.ROOT));
  }

  private static String query(ConformanceContext context) {
    JsonNode bare = connectEvent(context, context.connectRequest());
    JsonNode event =
        connectEvent(context, context.connectRequest().withQuery("a=1&a=2&b%20c=%C3%BC%2B"));
    return new EventCheck(event)
        .hasExactly("/queryStringParameters", List.of("a", "b c"))
        .haveSameNames("/queryStringParameters", "/multiValueQueryStringParameters")
        .matches("/queryStringParameters/b c", "ü\\+")
        .matches("/multiValueQueryStringParameters/a/0", "1")
        .matches("/multiValueQueryStringParameters/a/1", "2")
        .check(!bare.has("queryStringParameters"), "a query map without a query")
        .check(!bare.has("multiValueQueryStringParameters"), "a multi-value map without a query")
        .result(QUERY);
  }

  private static String repeated(ConformanceContext context) {
    JsonNode event = connectEvent(context, context.connectRequest().withQuery("a=1&a=2"));
    String single = event.at("/queryStringParameters/a").asText();
    return switch (single) {
      case "1" -> "first";
      case "2" -> "last";
      default -> single;
    };
  }

  private static String lines(ConformanceContext context) {
    JsonNode event =
        connectEvent(context, context.connectRequest().withHeader(OWN_HEADER, "one", "two, three"));
    return new EventCheck(event)
        .matches("/multiValueHeaders/%s/0".formatted(OWN_HEADER), "one")
        .matches("/multiValueHeaders/%s/1".formatted(OWN_HEADER), "two, three")
        .matches("/headers/" + OWN_HEADER, "two, three")
        .result(LINES);
  }

  private static String forwarded(ConformanceContext context) {
    String sent = "203.0.113.7, 198.51.100.2";
    JsonNode event =
        connectEvent(context, context.connectRequest().withHeader("X-Forwarded-For", sent));
    String address = event.at("/requestContext/identity/sourceIp").asText();
    return new EventCheck(event)
        .matches("/headers/X-Forwarded-For", Pattern.quote(sent + ", " + address))
        .result(FORWARDED);
  }

  private static String trace(ConformanceContext context) {
    String root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    JsonNode event =
        connectEvent(context, context.connectRequest().withHeader("X-Amzn-Trace-Id", root));
    return new EventCheck(event)
        .matches("/headers/X-Amzn-Trace-Id", "(.*;)?" + root + "(;.*)?")
        .result(TRACE);
  }

  private static JsonNode connectEvent(ConformanceContext context, ConnectRequest request) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient _ = context.open(recorder.withUserAgent(request))) {
      return recorder.awaitEvent("CONNECT");
    }
  }

  private static String message(ConformanceContext context) {
    String text = "Grüße 𝄞, {\"no\": \"route\"}\n";
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      client.send(text);
      JsonNode event = recorder.awaitEvent("MESSAGE");
      return new EventCheck(event)
          .hasExactly("", List.of("body", "isBase64Encoded", "requestContext"))
          .context("MESSAGE", "$default", context, "messageId")
          .check(event.path("body").asText().equals(text), "the body differs from the message")
          .result(MESSAGE);
    }
  }

  private static String disconnect(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      client.sendClose();
      List<String> headers = List.of("Host", "x-api-key", "X-Forwarded-For", "x-restapi");
      return new EventCheck(recorder.awaitEvent("DISCONNECT"))
          .hasExactly(
              "", List.of("headers", "multiValueHeaders", "isBase64Encoded", "requestContext"))
          .hasExactly("/headers", headers)
          .hasExactly("/multiValueHeaders", headers)
          .matches("/headers/Host", context.endpoint().url().getHost())
          .matches("/headers/x-api-key", "")
          .matches("/headers/X-Forwarded-For", "")
          .matches("/headers/x-restapi", "")
          .context("DISCONNECT", "$disconnect", context, "disconnectStatusCode", "disconnectReason")
          .result(DISCONNECT);
    }
  }
}
