package dev.switchboard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Records the events of clients with a certain {@code User-Agent}, as reported by the probe. */
final class EventRecorder implements AutoCloseable {

  private final ConformanceContext context;
  private final FrameClient reports;
  private final String userAgent;
  private final List<JsonNode> pending = new ArrayList<>();

  EventRecorder(ConformanceContext context, FrameClient reports) {
    this.context = context;
    this.reports = reports;
    this.userAgent = "probe-for:" + reports.connectionId();
  }

  /** Marks a handshake, so that the events of its connection are recorded. */
  ConnectRequest withUserAgent(ConnectRequest request) {
    return request.withHeader("User-Agent", userAgent);
  }

  /** Connects a client whose events are recorded, and removes its connect event. */
  FrameClient openClient() {
    FrameClient client = context.open(withUserAgent(context.connectRequest()));
    awaitEvent("CONNECT");
    return client;
  }

  /**
   * Returns the next event of a type.
   *
   * @throws NotObservedException if none arrives in time
   */
  JsonNode awaitEvent(String type) {
    return eventWithin(context.timeouts().patience(), type)
        .orElseThrow(() -> new NotObservedException("no %s event arrives".formatted(type)));
  }

  /**
   * Returns the next event of a type, or empty if none arrives in time. Reports may arrive in any
   * order.
   */
  Optional<JsonNode> eventWithin(Duration time, String type) {
    for (Iterator<JsonNode> each = pending.iterator(); each.hasNext(); ) {
      JsonNode event = each.next();
      if (hasType(type, event)) {
        each.remove();
        return Optional.of(event);
      }
    }
    while (reports.receiveWithin(time).orElse(null) instanceof Text report) {
      JsonNode event = JsonReader.read(report.text());
      if (hasType(type, event)) {
        return Optional.of(event);
      }
      pending.add(event);
    }
    return Optional.empty();
  }

  private static boolean hasType(String type, JsonNode event) {
    return event.at("/requestContext/eventType").asText().equals(type);
  }

  @Override
  public void close() {
    reports.close();
  }
}
