package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.lifecycle.KeepAliveReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The log line of an invocation that sent keep-alives. */
final class ReminderLogLine {

  private static final JsonFactory JSON = new JsonFactory();

  private ReminderLogLine() {}

  static String of(KeepAliveReport report) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeNumberField("reminders", report.due());
      json.writeNumberField("reached", report.reached());
      json.writeNumberField("gone", report.gone());
      json.writeNumberField("unreached", report.unreached());
      json.writeNumberField("again", report.unhandled().size());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }
}
