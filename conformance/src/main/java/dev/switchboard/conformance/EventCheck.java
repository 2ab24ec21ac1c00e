package dev.switchboard.conformance;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at one event, and collects what is not as it should be. */
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
  private final List<String> complaints = new ArrayList<>();

  EventCheck(JsonNode event) {
    this.event = event;
  }

  /** What was expected, if there is nothing to complain about. */
  String verdict(String expected) {
    return complaints.isEmpty() ? expected : String.join("; ", complaints);
  }

  /** Sees that a field at a path, such as {@code /requestContext/stage}, looks as it should. */
  EventCheck looks(String path, String form) {
    String text = event.at(path).asText("(nothing)");
    return that(text.matches(form), path + " is '" + text + "'");
  }

  EventCheck that(boolean fine, String complaint) {
    if (!fine) {
      complaints.add(complaint);
    }
    return this;
  }

  /** Sees that an object has these fields and no others. */
  EventCheck fields(String path, List<String> expected) {
    Set<String> missing = new TreeSet<>(expected);
    Set<String> others = names(path);
    others.removeAll(missing);
    missing.removeAll(names(path));
    String object = path.isEmpty() ? "the event" : path;
    return that(missing.isEmpty(), object + " lacks " + missing)
        .that(others.isEmpty(), object + " has " + others);
  }

  /** Sees to the context: the fields that every event has, and some that only this has. */
  EventCheck context(String eventType, String routeKey, ConformanceContext with, String... more) {
    List<String> fields = new ArrayList<>(CONTEXT);
    fields.addAll(List.of(more));
    JsonNode context = event.path("requestContext");
    return fields("/requestContext", fields)
        .fields("/requestContext/identity", List.of("sourceIp", "userAgent"))
        .looks("/requestContext/eventType", eventType)
        .looks("/requestContext/routeKey", routeKey.replace("$", "\\$"))
        .looks("/requestContext/messageDirection", "IN")
        .looks("/requestContext/apiId", "[a-z0-9]{10}")
        .looks("/requestContext/connectionId", ID)
        .looks("/requestContext/requestId", ID)
        .looks("/requestContext/extendedRequestId", context.path("requestId").asText())
        .looks("/requestContext/domainName", with.endpoint().url().getHost())
        .looks("/requestContext/requestTime", "\\d\\d/[A-Z][a-z]{2}/\\d{4}(:\\d\\d){3} \\+0000")
        .that(context.path("requestTimeEpoch").isIntegralNumber(), "requestTimeEpoch is no number")
        .that(context.path("connectedAt").isIntegralNumber(), "connectedAt is no number")
        .that(event.path("isBase64Encoded").isBoolean(), "isBase64Encoded is no boolean");
  }

  /** Sees that both maps of headers name the same, or both maps of the query. */
  EventCheck sameNames(String single, String multi) {
    return that(names(single).equals(names(multi)), single + " and " + multi + " differ");
  }

  private Set<String> names(String path) {
    return event
        .at(path)
        .propertyStream()
        .map(each -> each.getKey())
        .collect(toCollection(TreeSet::new));
  }
}
