package dev.switchboard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A client to which the probe reports the events of those who name it in their User-Agent. */
final class EventRecorder implements AutoCloseable {

  private final ConformanceContext instruments;
  private final FrameClient ear;
  private final String name;
  private final List<JsonNode> earlier = new ArrayList<>();

  EventRecorder(ConformanceContext instruments, FrameClient ear) {
    this.instruments = instruments;
    this.ear = ear;
    this.name = "probe-for:" + ear.id();
  }

  /** Gives an attempt to connect the name by which the probe reports of it. */
  ConnectRequest seeing(ConnectRequest knock) {
    return knock.withHeader("User-Agent", name);
  }

  /** Connects a client of which it hears, and hears that first. */
  FrameClient client() {
    FrameClient client = instruments.open(seeing(instruments.knock()));
    event("CONNECT");
    return client;
  }

  /** The next event of a type, which must come. */
  JsonNode event(String type) {
    return eventWithin(instruments.times().patience(), type)
        .orElseThrow(() -> new NotObservedException("no %s event comes".formatted(type)));
  }

  /** The next event of a type, if it comes in time; reports overtake each other. */
  Optional<JsonNode> eventWithin(Duration time, String type) {
    for (Iterator<JsonNode> each = earlier.iterator(); each.hasNext(); ) {
      JsonNode event = each.next();
      if (isOf(type, event)) {
        each.remove();
        return Optional.of(event);
      }
    }
    while (ear.within(time).orElse(null) instanceof Text report) {
      JsonNode event = JsonReader.read(report.text());
      if (isOf(type, event)) {
        return Optional.of(event);
      }
      earlier.add(event);
    }
    return Optional.empty();
  }

  private static boolean isOf(String type, JsonNode event) {
    return event.at("/requestContext/eventType").asText().equals(type);
  }

  @Override
  public void close() {
    ear.close();
  }
}
