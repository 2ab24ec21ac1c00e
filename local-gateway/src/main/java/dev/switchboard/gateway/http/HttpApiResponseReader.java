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
 * Reads what a function answers an HTTP API in payload format 2.0: JSON with a {@code statusCode},
 * or any JSON, which then is the body. Keys that it does not know do not matter.
 */
public final class HttpApiResponseReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int OK = 200;
  private static final int HIGHEST_STATUS = 599;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Says that an answer is none; what of it is wrong, nobody is told on AWS either. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
  }

  private HttpApiResponseReader() {}

  /** Reads an answer; empty if it is malformed. */
  public static Optional<HttpApiResponse> read(String said) {
    try {
      JsonNode json = MAPPER.readTree(said);
      if (json.isMissingNode()) {
        return Optional.empty();
      }
      return Optional.of(
          json.has("statusCode")
              ? answer(json)
              : HttpApiResponse.json(OK, inferredBody(said, json)));
    } catch (JsonProcessingException | Malformed noAnswer) {
      return Optional.empty();
    }
  }

  private static String inferredBody(String said, JsonNode json) {
    return json.isTextual() ? json.textValue() : said;
  }

  private static HttpApiResponse answer(JsonNode json) throws Malformed {
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

  private static ByteBuffer body(JsonNode body, JsonNode base64) throws Malformed {
    require(body.isTextual() || isNothing(body));
    require(base64.isBoolean() || isNothing(base64));
    String text = body.asText("");
    if (!base64.asBoolean()) {
      return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      throw new Malformed();
    }
  }

  private static Map<String, String> headers(JsonNode headers) throws Malformed {
    require(headers.isObject() || isNothing(headers));
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      require(NAME.matcher(header.getKey()).matches());
      if (!header.getValue().isNull()) {
        read.put(header.getKey(), value(header.getValue()));
      }
    }
    return read;
  }

  private static List<String> cookies(JsonNode cookies) throws Malformed {
    require(cookies.isArray() || isNothing(cookies));
    List<String> read = new ArrayList<>();
    for (JsonNode cookie : cookies) {
      read.add(value(cookie));
    }
    return read;
  }

  /** A value that can stand in a header. */
  private static String value(JsonNode value) throws Malformed {
    require(value.isValueNode() && VALUE.matcher(value.asText()).matches());
    return value.asText();
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static void require(boolean wellFormed) throws Malformed {
    if (!wellFormed) {
      throw new Malformed();
    }
  }
}
