package dev.switchboard.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.gateway.Outcome.Answered;
import dev.switchboard.gateway.Outcome.Broken;
import dev.switchboard.gateway.Outcome.Silent;
import java.io.IOException;

/** Reads a function's response as strictly as API Gateway does: no other keys, no other types. */
final class ProxyResponse {

  private static final int LOWEST_STATUS = 200;
  private static final int HIGHEST_STATUS = 599;

  private int statusCode;
  private String subprotocol = "";

  private ProxyResponse() {}

  static Outcome read(String response) {
    try (JsonParser json = Json.FACTORY.createParser(response)) {
      Outcome outcome = new ProxyResponse().read(json);
      return json.nextToken() == null ? outcome : new Broken();
    } catch (IOException notJson) {
      return new Broken();
    }
  }

  private Outcome read(JsonParser json) throws IOException {
    return switch (json.nextToken()) {
      case VALUE_NULL -> new Silent();
      case START_OBJECT -> readObject(json);
      case null, default -> new Broken();
    };
  }

  private Outcome readObject(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (!readField(json.currentName(), json.nextToken(), json)) {
        return new Broken();
      }
    }
    return LOWEST_STATUS <= statusCode && statusCode <= HIGHEST_STATUS
        ? new Answered(statusCode, subprotocol)
        : new Broken();
  }

  private boolean readField(String name, JsonToken value, JsonParser json) throws IOException {
    return switch (name) {
      case "statusCode" -> readStatusCode(value, json);
      case "headers" -> readHeaders(value, json);
      case "multiValueHeaders" -> skip(value == JsonToken.START_OBJECT || isNull(value), json);
      case "body" -> value == JsonToken.VALUE_STRING || isNull(value);
      case "isBase64Encoded" -> value.isBoolean() || isNull(value);
      default -> false;
    };
  }

  private boolean readStatusCode(JsonToken value, JsonParser json) throws IOException {
    if (value != JsonToken.VALUE_NUMBER_INT) {
      return false;
    }
    statusCode = json.getIntValue();
    return true;
  }

  private boolean readHeaders(JsonToken value, JsonParser json) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      return isNull(value);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      readHeader(json.currentName(), json.nextToken(), json);
    }
    return true;
  }

  private void readHeader(String name, JsonToken value, JsonParser json) throws IOException {
    if (value == JsonToken.VALUE_STRING && name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
      subprotocol = json.getText();
    }
    json.skipChildren();
  }

  private static boolean skip(boolean allowed, JsonParser json) throws IOException {
    json.skipChildren();
    return allowed;
  }

  private static boolean isNull(JsonToken value) {
    return value == JsonToken.VALUE_NULL;
  }
}
