package dev.switchboard.gateway.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.NullResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a proxy response as strictly as API Gateway does: no other keys, no other types. */
final class ProxyResponseReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LOWEST_STATUS = 200;
  private static final int HIGHEST_STATUS = 599;

  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private int statusCode;
  private String body = "";
  private boolean base64;

  private ProxyResponseReader() {}

  static InvocationResult read(String response) {
    try (JsonParser json = JSON.createParser(response)) {
      InvocationResult result = new ProxyResponseReader().read(json);
      return json.nextToken() == null ? result : new MalformedResponse();
    } catch (IOException notJson) {
      return new MalformedResponse();
    }
  }

  private InvocationResult read(JsonParser json) throws IOException {
    return switch (json.nextToken()) {
      case VALUE_NULL -> new NullResponse();
      case START_OBJECT -> readObject(json);
      case null, default -> new MalformedResponse();
    };
  }

  private InvocationResult readObject(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (!readField(json.currentName(), json.nextToken(), json)) {
        return new MalformedResponse();
      }
    }
    return LOWEST_STATUS <= statusCode && statusCode <= HIGHEST_STATUS
        ? responded()
        : new MalformedResponse();
  }

  private InvocationResult responded() {
    try {
      String text = base64 ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
      return new Responded(statusCode, headers, text);
    } catch (IllegalArgumentException notBase64) {
      return new MalformedResponse();
    }
  }

  private boolean readField(String name, JsonToken value, JsonParser json) throws IOException {
    return switch (name) {
      case "statusCode" -> readStatusCode(value, json);
      case "headers", "multiValueHeaders" -> readHeaders(value, json);
      case "body" -> readBody(value, json);
      case "isBase64Encoded" -> readBase64(value);
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
    List<String> values = headers.computeIfAbsent(name, _ -> new ArrayList<>());
    if (value != JsonToken.START_ARRAY) {
      readHeaderValue(values, value, json);
      return;
    }
    JsonToken next = json.nextToken();
    while (next != JsonToken.END_ARRAY && next != null) {
      readHeaderValue(values, next, json);
      next = json.nextToken();
    }
  }

  private static void readHeaderValue(List<String> values, JsonToken value, JsonParser json)
      throws IOException {
    if (value.isScalarValue() && !isNull(value)) {
      values.add(json.getText());
    }
    json.skipChildren();
  }

  private boolean readBody(JsonToken value, JsonParser json) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      body = json.getText();
    }
    return value == JsonToken.VALUE_STRING || isNull(value);
  }

  private boolean readBase64(JsonToken value) {
    base64 = value == JsonToken.VALUE_TRUE;
    return value.isBoolean() || isNull(value);
  }

  private static boolean isNull(JsonToken value) {
    return value == JsonToken.VALUE_NULL;
  }
}
