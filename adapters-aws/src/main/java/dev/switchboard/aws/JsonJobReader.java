package dev.switchboard.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.UnreadableJobException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one job; a field it does not know is passed over. */
final class JsonJobReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Connection> recipients = new ArrayList<>();
  private final List<ConnectionId> gone = new ArrayList<>();

  private JsonJobReader() {}

  static FanOutJob read(String text) {
    JsonJobReader reader = new JsonJobReader();
    try (JsonParser json = JSON.createParser(text)) {
      expect(JsonToken.START_OBJECT, json.nextToken());
      while (json.nextToken() != JsonToken.END_OBJECT) {
        reader.readField(json);
      }
      expect(null, json.nextToken());
      return reader.job();
    } catch (IOException malformed) {
      throw new UnreadableJobException("The job is not the JSON object of one.");
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw new UnreadableJobException("The job has a value that cannot be.");
    }
  }

  private void readField(JsonParser json) throws IOException {
    String field = json.currentName();
    switch (json.nextToken()) {
      case VALUE_STRING -> texts.put(field, json.getText());
      case VALUE_NUMBER_INT -> numbers.put(field, json.getIntValue());
      case START_ARRAY -> readList(json, field);
      default -> json.skipChildren();
    }
  }

  private void readList(JsonParser json, String field) throws IOException {
    switch (field) {
      case "recipients" -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          recipients.add(recipient(json));
        }
      }
      case "gone" -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          gone.add(connectionId(json));
        }
      }
      default -> json.skipChildren();
    }
  }

  private static Connection recipient(JsonParser json) throws IOException {
    ConnectionId id = connectionId(json);
    expect(JsonToken.VALUE_NUMBER_INT, json.nextToken());
    return new Connection(id, Instant.ofEpochMilli(json.getLongValue()));
  }

  private static ConnectionId connectionId(JsonParser json) throws IOException {
    expect(JsonToken.VALUE_STRING, json.currentToken());
    return new ConnectionId(json.getText());
  }

  private FanOutJob job() {
    return new FanOutJob(text("id"), work(), Duration.parse(text("delay")));
  }

  private FanOutJob.Work work() {
    return switch (text("work")) {
      case "sendToShare" ->
          new FanOutJob.SendToShare(
              text("text"),
              new ChannelPattern(text("pattern")),
              new AudienceShare(number("from"), number("to")),
              new Cursor(text("cursor")));
      case "sendToSome" -> new FanOutJob.SendToSome(text("text"), recipients);
      case "forget" -> new FanOutJob.Forget(gone);
      default -> throw new UnreadableJobException("The job is of no kind that is known here.");
    };
  }

  private String text(String field) {
    return present(texts.get(field), field);
  }

  private int number(String field) {
    return present(numbers.get(field), field);
  }

  private static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new UnreadableJobException("The job has no '" + field + "'.");
    }
    return value;
  }

  private static void expect(@Nullable JsonToken expected, @Nullable JsonToken found) {
    if (expected != found) {
      throw new UnreadableJobException("The job is not the JSON object of one.");
    }
  }
}
