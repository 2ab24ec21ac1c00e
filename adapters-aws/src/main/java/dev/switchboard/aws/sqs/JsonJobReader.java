package dev.switchboard.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.UnreadableJobException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one job; unknown fields are ignored. */
final class JsonJobReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Subscription> recipients = new ArrayList<>();
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
      throw new UnreadableJobException("The job is not a JSON object of the expected form.");
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw new UnreadableJobException("The job has an invalid value.");
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
      case "events" -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          events.add(event(json));
        }
      }
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

  private static Event event(JsonParser json) throws IOException {
    expect(JsonToken.START_OBJECT, json.currentToken());
    expect(JsonToken.FIELD_NAME, json.nextToken());
    String kind = json.currentName();
    String text = text(json, json.nextToken());
    expect(JsonToken.END_OBJECT, json.nextToken());
    return switch (kind) {
      case "text" -> new Event.Text(text);
      case "json" -> new Event.Json(text);
      default -> throw new UnreadableJobException("The job has an event of an unknown kind.");
    };
  }

  private static Subscription recipient(JsonParser json) throws IOException {
    ConnectionId id = connectionId(json);
    expect(JsonToken.VALUE_NUMBER_INT, json.nextToken());
    Instant connectedAt = Instant.ofEpochMilli(json.getLongValue());
    StoredProtocol protocol = StoredProtocol.valueOf(text(json, json.nextToken()));
    return new Subscription(
        protocol.connection(id, connectedAt),
        new SubscriptionId(text(json, json.nextToken())),
        new ChannelPattern(text(json, json.nextToken())));
  }

  private static ConnectionId connectionId(JsonParser json) throws IOException {
    return new ConnectionId(text(json, json.currentToken()));
  }

  private static String text(JsonParser json, @Nullable JsonToken token) throws IOException {
    expect(JsonToken.VALUE_STRING, token);
    return json.getText();
  }

  private FanOutJob job() {
    return new FanOutJob(text("id"), work(), Duration.parse(text("delay")));
  }

  private FanOutJob.Work work() {
    return switch (text("work")) {
      case "sendToShare" ->
          new FanOutJob.SendToShare(
              someEvents(),
              new ChannelPattern(text("pattern")),
              new AudienceShare(number("from"), number("to")),
              new Cursor(text("cursor")));
      case "sendToSome" ->
          new FanOutJob.SendToSome(someEvents().getFirst(), recipients, number("round"));
      case "forget" -> new FanOutJob.Forget(gone);
      default -> throw new UnreadableJobException("The job is of an unknown kind.");
    };
  }

  private List<Event> someEvents() {
    if (events.isEmpty()) {
      throw new UnreadableJobException("The job has no 'events'.");
    }
    return events;
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
      throw new UnreadableJobException("The job is not a JSON object of the expected form.");
    }
  }
}
