package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.fanout.FanOutReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The line that a publication over HTTP leaves. Never what was published, nor by which key. */
final class PublishLogLine {

  private static final JsonFactory JSON = new JsonFactory();

  private PublishLogLine() {}

  static String of(
      PublishResponse answer, Optional<FanOutReport> report, Optional<RuntimeException> failure) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", "PUBLISH");
      json.writeNumberField("status", answer.status());
      if (report.isPresent()) {
        GatewayLogLine.write(json, report.get());
      }
      if (failure.isPresent()) {
        GatewayLogLine.write(json, failure.get());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }
}
