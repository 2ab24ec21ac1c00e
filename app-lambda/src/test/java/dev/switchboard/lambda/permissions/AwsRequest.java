package dev.switchboard.lambda.permissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A request as AWS receives it.
 *
 * @param path the path, still percent-encoded
 * @param target the header {@code X-Amz-Target}; empty if there is none
 */
record AwsRequest(String method, String path, String target, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Returns the operation that the target names, such as {@code PutItem}. */
  String operation() {
    if (!target.isEmpty()) {
      return target.substring(target.indexOf('.') + 1);
    }
    return Stream.of(body.split("&", -1))
        .filter(each -> each.startsWith("Action="))
        .map(each -> decoded(each.substring("Action=".length())))
        .findFirst()
        .orElse("");
  }

  /** Returns a parameter of AWS's Query protocol, or of JSON. */
  String parameter(String name) {
    if (!target.isEmpty()) {
      return json().path(name).asText();
    }
    return Stream.of(body.split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> decoded(each.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** Returns the path with its percent-encoded characters decoded. */
  String decodedPath() {
    return decoded(path.replace("+", "%2B"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
