package dev.switchboard.conformance;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks one event, and collects the differences from what is expected. */
final class EventCheck {

  private static final String ID = "[A-Za-z0-9_-]{15}=";

  private static final List<String> CONTEXT =
      List.of(
          "apiId",
          "connectedAt",
          "connectionId",
          "domainName",
          "eventType",
          "extendedRequestId",
          "identity",
          "messageDirection",
          "requestId",
          "requestTime",
          "requestTimeEpoch",
          "routeKey",
          "stage");

  private final JsonNode event;
  private final List<String> problems = new ArrayList<>();

  EventCheck(JsonNode event) {
    this.event = event;
  }

  /** Returns the expected text if there is no difference; otherwise the differences. */
  String result(String expected) {
    return problems.isEmpty() ? expected : String.join("; ", problems);
  }

  /** Checks that a field, such as {@code /requestContext/stage}, matches a regular expression. */
  EventCheck matches(String path, String regex) {
    String text = event.at(path).asText("(nothing)");
    return check(text.matches(regex), path + " is '" + text + "'");
  }

  /** Checks a condition. */
  EventCheck check(boolean isAsExpected, String problem) {
    if (!isAsExpected) {
      problems.add(problem);
    }
    return this;
  }

  /** Checks that an object has exactly these fields. */
  EventCheck hasExactly(String path, List<String> expected) {
    Set<String> missing = new TreeSet<>(expected);
    Set<String> others = names(path);
    others.removeAll(missing);
    missing.removeAll(names(path));
    String object = path.isEmpty() ? "the event" : path;
    return check(missing.isEmpty(), object + " lacks " + missing)
        .check(others.isEmpty(), object + " has " + others);
  }

  /** Checks the context: the fields of every event, and the additional fields of this event. */
  EventCheck context(
      String eventType, String routeKey, ConformanceContext context, String... more) {
    List<String> fields = new ArrayList<>(CONTEXT);
    fields.addAll(List.of(more));
    JsonNode requestContext = event.path("requestContext");
    return hasExactly("/requestContext", fields)
        .hasExactly("/requestContext/identity", List.of("sourceIp", "userAgent"))
        .matches("/requestContext/eventType", eventType)
        .matches("/requestContext/routeKey", routeKey.replace("$", "\\$"))
        .matches("/requestContext/messageDirection", "IN")
        .matches("/requestContext/apiId", "[a-z0-9]{10}")
        .matches("/requestContext/connectionId", ID)
        .matches("/requestContext/requestId", ID)
        .matches("/requestContext/extendedRequestId", requestContext.path("requestId").asText())
        .matches("/requestContext/domainName", context.endpoint().url().getHost())
        .matches("/requestContext/requestTime", "\\d\\d/[A-Z][a-z]{2}/\\d{4}(:\\d\\d){3} \\+0000")
        .check(
            requestContext.path("requestTimeEpoch").isIntegralNumber(),
            "requestTimeEpoch is not a number")
        .check(requestContext.path("connectedAt").isIntegralNumber(), "connectedAt is not a number")
        .check(event.path("isBase64Encoded").isBoolean(), "isBase64Encoded is not a boolean");
  }

  /** Checks that the map of single values and the map of all values have the same names. */
  EventCheck haveSameNames(String single, String multi) {
    return check(names(single).equals(names(multi)), single + " and " + multi + " differ");
  }

  private Set<String> names(String path) {
    return event
        .at(path)
        .propertyStream()
        .map(each -> each.getKey())
        .collect(toCollection(TreeSet::new));
  }
}
