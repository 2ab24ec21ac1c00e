package dev.switchboard.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes jobs as JSON objects in ASCII. SQS rejects some characters that a text may have; in ASCII,
 * the length in characters equals that in bytes.
 */
final class JsonJobCodec implements JobCodec {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Inject
  JsonJobCodec() {}

  @Override
  public String write(FanOutJob job) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", job.id());
      json.writeStringField("delay", job.delay().toString());
      write(json, job.work());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  @Override
  public FanOutJob read(String text) {
    return JsonJobReader.read(text);
  }

  private static void write(JsonGenerator json, FanOutJob.Work work) throws IOException {
    switch (work) {
      case FanOutJob.SendToShare(var events, var pattern, var share, var from) -> {
        json.writeStringField("work", "sendToShare");
        writeEvents(json, events);
        json.writeStringField("pattern", pattern.value());
        json.writeNumberField("from", share.from());
        json.writeNumberField("to", share.to());
        json.writeStringField("cursor", from.value());
      }
      case FanOutJob.SendToSome(var event, var recipients, int round) -> {
        json.writeStringField("work", "sendToSome");
        writeEvents(json, List.of(event));
        json.writeNumberField("round", round);
        writeRecipients(json, recipients);
      }
      case FanOutJob.Forget(var gone) -> {
        json.writeStringField("work", "forget");
        writeGone(json, gone);
      }
    }
  }

  /** Writes each event as an object with one member, whose name is the event's type. */
  private static void writeEvents(JsonGenerator json, List<Event> events) throws IOException {
    json.writeArrayFieldStart("events");
    for (Event each : events) {
      json.writeStartObject();
      switch (each) {
        case Event.Text(String text) -> json.writeStringField("text", text);
        case Event.Json(String value) -> json.writeStringField("json", value);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes each recipient as five values without names, since there may be two thousand. */
  private static void writeRecipients(JsonGenerator json, List<Subscription> recipients)
      throws IOException {
    json.writeArrayFieldStart("recipients");
    for (Subscription each : recipients) {
      json.writeString(each.connection().id().value());
      json.writeNumber(each.connection().connectedAt().toEpochMilli());
      json.writeString(StoredProtocol.of(each.connection()).name());
      json.writeString(each.id().value());
      json.writeString(each.pattern().value());
    }
    json.writeEndArray();
  }

  private static void writeGone(JsonGenerator json, List<ConnectionId> gone) throws IOException {
    json.writeArrayFieldStart("gone");
    for (ConnectionId each : gone) {
      json.writeString(each.value());
    }
    json.writeEndArray();
  }
}
