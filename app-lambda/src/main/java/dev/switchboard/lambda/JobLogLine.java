package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.UnreadableJobException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The log line of one job, a JSON object. It never contains a client's text. */
final class JobLogLine {

  private static final JsonFactory JSON = new JsonFactory();

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private JobLogLine() {}

  static String done(FanOutJob job, int receives, FanOutReport report) {
    return line(
        json -> {
          write(json, job, receives);
          GatewayLogLine.write(json, report);
        });
  }

  static String failed(FanOutJob job, int receives, RuntimeException failure) {
    return line(
        json -> {
          write(json, job, receives);
          GatewayLogLine.write(json, failure);
        });
  }

  static String unreadable(QueueEvent.Delivered delivered, UnreadableJobException why) {
    return line(
        json -> {
          json.writeStringField("message", delivered.id());
          json.writeNumberField("receives", delivered.receives());
          json.writeStringField("unreadable", String.valueOf(why.getMessage()));
        });
  }

  static String unreadable(String reason) {
    return line(json -> json.writeStringField("unreadable", reason));
  }

  private static void write(JsonGenerator json, FanOutJob job, int receives) throws IOException {
    json.writeStringField("job", job.id());
    json.writeStringField("work", job.work().getClass().getSimpleName());
    json.writeNumberField("receives", receives);
  }

  private static String line(Content content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }
}
