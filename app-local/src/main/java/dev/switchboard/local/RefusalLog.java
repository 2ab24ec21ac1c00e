package dev.switchboard.local;

import dev.switchboard.gateway.RefusedRequest;
import dev.switchboard.gateway.format.JsonWriter;
import java.util.function.Consumer;

/** Logs a line of JSON for each refused request, as the handlers do for their events. */
final class RefusalLog implements Consumer<RefusedRequest> {

  private final Consumer<String> log;

  RefusalLog(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public void accept(RefusedRequest refused) {
    log.accept(
        JsonWriter.object(
            json -> {
              json.writeStringField("event", "REFUSED");
              json.writeStringField("method", refused.method());
              json.writeStringField("path", refused.path());
              json.writeNumberField("status", refused.status());
              json.writeStringField("refused", refused.reason());
            }));
  }
}
