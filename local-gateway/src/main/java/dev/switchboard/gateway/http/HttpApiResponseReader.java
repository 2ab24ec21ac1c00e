package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a function's response in payload format 2.0: JSON with a {@code statusCode}, or any other
 * JSON, which is then the body. Unknown keys are ignored.
 */
final class HttpApiResponseReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int OK = 200;
  private static final int HIGHEST_STATUS = 599;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Reports a malformed response. It has no message, because AWS gives no reason either. */
  private static final class MalformedResponseException extends Exception {
    private static final long serialVersionUID = 1;
  }

  private HttpApiResponseReader() {}

  /** Reads a response; empty if it is malformed. */
  static Optional<HttpApiResponse> read(String response) {
    try {
      JsonNode json = MAPPER.readTree(response);
      if (json.isMissingNode()) {
        return Optional.empty();
      }
      return Optional.of(
          json.has("statusCode")
              ? response(json)
              : HttpApiResponse.json(OK, inferredBody(response, json)));
    } catch (JsonProcessingException | MalformedResponseException malformed) {
      return Optional.empty();
    }
  }

  private static String inferredBody(String response, JsonNode json) {
    return json.isTextual() ? json.textValue() : response;
  }

  private static HttpApiResponse response(JsonNode json) throws MalformedResponseException {
    JsonNode status = json.path("statusCode");
    require(status.isInt() && OK <= status.intValue() && status.intValue() <= HIGHEST_STATUS);
    ByteBuffer body = body(json.path("body"), json.path("isBase64Encoded"));
    Map<String, String> headers = headers(json.path("headers"));
    if (body.hasRemaining()
        && headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("Content-Type", TEXT);
    }
    return new HttpApiResponse(status.intValue(), headers, cookies(json.path("cookies")), body);
  }

  private static ByteBuffer body(JsonNode body, JsonNode base64) throws MalformedResponseException {
    require(body.isTextual() || isMissingOrNull(body));
    require(base64.isBoolean() || isMissingOrNull(base64));
    String text = body.asText("");
    if (!base64.asBoolean()) {
      return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedResponseException();
    }
  }

  private static Map<String, String> headers(JsonNode headers) throws MalformedResponseException {
    require(headers.isObject() || isMissingOrNull(headers));
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      require(NAME.matcher(header.getKey()).matches());
      if (!header.getValue().isNull()) {
        read.put(header.getKey(), value(header.getValue()));
      }
    }
    return read;
  }

  private static List<String> cookies(JsonNode cookies) throws MalformedResponseException {
    require(cookies.isArray() || isMissingOrNull(cookies));
    List<String> read = new ArrayList<>();
    for (JsonNode cookie : cookies) {
      read.add(value(cookie));
    }
    return read;
  }

  /** Reads a value that is allowed in a header. */
  private static String value(JsonNode value) throws MalformedResponseException {
    require(value.isValueNode() && VALUE.matcher(value.asText()).matches());
    return value.asText();
  }

  private static boolean isMissingOrNull(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static void require(boolean wellFormed) throws MalformedResponseException {
    if (!wellFormed) {
      throw new MalformedResponseException();
    }
  }
}
