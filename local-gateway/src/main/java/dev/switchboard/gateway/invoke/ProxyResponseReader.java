package dev.switchboard.gateway.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.NullResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads a proxy response as API Gateway does: no other keys, and few other types. */
final class ProxyResponseReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int OK = 200;

  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final boolean isCoerced;
  private final boolean needsStatus;
  private OptionalInt statusCode = OptionalInt.empty();
  private String body = "";
  private boolean base64;

  private ProxyResponseReader(Assumptions assumptions) {
    this.isCoerced = assumptions.is(Assumption.ANSWER_FORMS, "coerced");
    this.needsStatus = assumptions.is(Assumption.MISSING_STATUS, "error");
  }

  static InvocationResult read(String response, Assumptions assumptions) {
    try (JsonParser json = JSON.createParser(response)) {
      InvocationResult result = new ProxyResponseReader(assumptions).read(json);
      require(json.nextToken() == null, "there is more after the JSON object");
      return result;
    } catch (MalformedResponseException malformed) {
      return new MalformedResponse(malformed.reason());
    } catch (IOException notJson) {
      return new MalformedResponse("it is not JSON: " + LogText.beginning(response));
    }
  }

  private InvocationResult read(JsonParser json) throws IOException, MalformedResponseException {
    return switch (json.nextToken()) {
      case VALUE_NULL -> new NullResponse();
      case START_OBJECT -> readObject(json);
      case null -> throw new MalformedResponseException("it is empty: expected a JSON object");
      case JsonToken other ->
          throw new MalformedResponseException(
              "it is %s: expected a JSON object with a statusCode".formatted(kind(other)));
    };
  }

  private InvocationResult readObject(JsonParser json)
      throws IOException, MalformedResponseException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      readField(json.currentName(), json.nextToken(), json);
    }
    require(
        statusCode.isPresent() || !needsStatus,
        "it has no statusCode: expected a number from 200 to 599");
    return new Responded(statusCode.orElse(OK), headers, text());
  }

  private String text() throws MalformedResponseException {
    try {
      return base64 ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedResponseException("body is not Base64, as isBase64Encoded says");
    }
  }

  private void readField(String name, JsonToken value, JsonParser json)
      throws IOException, MalformedResponseException {
    switch (name) {
      case "statusCode" -> readStatusCode(value, json);
      case "headers", "multiValueHeaders" -> readHeaders(name, value, json);
      case "body" -> readBody(value, json);
      case "isBase64Encoded" -> readBase64(value, json);
      default ->
          throw new MalformedResponseException(
              "it has the key '%s': expected statusCode, headers, multiValueHeaders, body and isBase64Encoded alone"
                  .formatted(LogText.beginning(name)));
    }
  }

  private void readStatusCode(JsonToken value, JsonParser json)
      throws IOException, MalformedResponseException {
    if (isNull(value) && !needsStatus) {
      return;
    }
    boolean isInteger = value == JsonToken.VALUE_NUMBER_INT;
    statusCode = OptionalInt.of(StatusCode.read(json.getText(), isInteger, isCoerced));
  }

  private void readHeaders(String name, JsonToken value, JsonParser json)
      throws IOException, MalformedResponseException {
    require(value == JsonToken.START_OBJECT || isNull(value), name, value, "an object");
    while (!isNull(value) && json.nextToken() == JsonToken.FIELD_NAME) {
      readHeader(json.currentName(), json.nextToken(), json);
    }
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

  private void readBody(JsonToken value, JsonParser json)
      throws IOException, MalformedResponseException {
    require(value == JsonToken.VALUE_STRING || isNull(value), "body", value, "text");
    body = isNull(value) ? "" : json.getText();
  }

  private void readBase64(JsonToken value, JsonParser json)
      throws IOException, MalformedResponseException {
    String text = json.getText();
    boolean isFlag = value == JsonToken.VALUE_STRING && isCoerced && text.matches("true|false");
    require(
        value.isBoolean() || isNull(value) || isFlag, "isBase64Encoded", value, "true or false");
    base64 = text.equals("true");
  }

  private static void require(boolean isValid, String field, JsonToken value, String expected)
      throws MalformedResponseException {
    require(isValid, "%s is %s: expected %s".formatted(field, kind(value), expected));
  }

  private static void require(boolean isValid, String reason) throws MalformedResponseException {
    if (!isValid) {
      throw new MalformedResponseException(reason);
    }
  }

  private static String kind(JsonToken value) {
    return switch (value) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  private static boolean isNull(JsonToken value) {
    return value == JsonToken.VALUE_NULL;
  }
}
