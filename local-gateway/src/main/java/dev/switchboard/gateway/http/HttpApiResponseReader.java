package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.gateway.invoke.LogText;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import dev.switchboard.gateway.invoke.StatusCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a function's response in payload format 2.0: JSON with a {@code statusCode}, or any other
 * JSON, which is then the body. Unknown keys are ignored.
 */
final class HttpApiResponseReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int OK = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");
  private static final String TEXT = "text/plain; charset=utf-8";

  private HttpApiResponseReader() {}

  /**
   * Reads a response.
   *
   * @param isCoerced whether a status may be text
   * @throws MalformedResponseException if it is malformed; AWS gives no reason, but the log does
   */
  static HttpApiResponse read(String response, boolean isCoerced)
      throws MalformedResponseException {
    JsonNode json = parse(response);
    return json.has("statusCode")
        ? response(json, isCoerced)
        : HttpApiResponse.json(OK, inferredBody(response, json));
  }

  private static JsonNode parse(String response) throws MalformedResponseException {
    try {
      JsonNode json = MAPPER.readTree(response);
      require(!json.isMissingNode(), "it is empty: expected JSON");
      return json;
    } catch (JsonProcessingException notJson) {
      throw new MalformedResponseException("it is not JSON: " + LogText.beginning(response));
    }
  }

  private static String inferredBody(String response, JsonNode json) {
    return json.isTextual() ? json.textValue() : response;
  }

  private static HttpApiResponse response(JsonNode json, boolean isCoerced)
      throws MalformedResponseException {
    JsonNode value = json.path("statusCode");
    int status = StatusCode.read(value.asText(), value.isInt(), isCoerced);
    ByteBuffer body = body(json.path("body"), json.path("isBase64Encoded"));
    Map<String, String> headers = headers(json.path("headers"));
    if (body.hasRemaining()
        && headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("Content-Type", TEXT);
    }
    return new HttpApiResponse(status, headers, cookies(json.path("cookies")), body);
  }

  private static ByteBuffer body(JsonNode body, JsonNode base64) throws MalformedResponseException {
    require(body.isTextual() || isMissingOrNull(body), "body: expected text");
    require(
        base64.isBoolean() || isMissingOrNull(base64), "isBase64Encoded: expected true or false");
    String text = body.asText("");
    if (!base64.asBoolean()) {
      return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedResponseException("body is not Base64, as isBase64Encoded says");
    }
  }

  private static Map<String, String> headers(JsonNode headers) throws MalformedResponseException {
    require(headers.isObject() || isMissingOrNull(headers), "headers: expected an object");
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      require(
          NAME.matcher(header.getKey()).matches(),
          "headers: expected names without blanks or signs");
      if (!header.getValue().isNull()) {
        read.put(header.getKey(), value("headers", header.getValue()));
      }
    }
    return read;
  }

  private static List<String> cookies(JsonNode cookies) throws MalformedResponseException {
    require(cookies.isArray() || isMissingOrNull(cookies), "cookies: expected an array");
    List<String> read = new ArrayList<>();
    for (JsonNode cookie : cookies) {
      read.add(value("cookies", cookie));
    }
    return read;
  }

  /** Reads a value that is allowed in a header. */
  private static String value(String field, JsonNode value) throws MalformedResponseException {
    require(
        value.isValueNode() && VALUE.matcher(value.asText()).matches(),
        field + ": expected values of one line");
    return value.asText();
  }

  private static boolean isMissingOrNull(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static void require(boolean wellFormed, String reason) throws MalformedResponseException {
    if (!wellFormed) {
      throw new MalformedResponseException(reason);
    }
  }
}
