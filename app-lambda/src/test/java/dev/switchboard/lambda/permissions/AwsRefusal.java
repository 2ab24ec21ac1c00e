package dev.switchboard.lambda.permissions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/** The response of a service that does not allow a request. */
record AwsRefusal(int status, Map<String, String> headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  AwsRefusal {
    headers = Map.copyOf(headers);
  }

  /** A refusal of AWS's JSON protocol 1.0. */
  static AwsRefusal inJson(int status, String type, String message) {
    return new AwsRefusal(
        status,
        Map.of("Content-Type", "application/x-amz-json-1.0"),
        JSON.createObjectNode().put("__type", type).put("Message", message).toString());
  }

  /** A refusal of API Gateway. */
  static AwsRefusal ofApi(int status, String message) {
    return new AwsRefusal(
        status,
        Map.of("Content-Type", "application/json"),
        JSON.createObjectNode().put("Message", message).toString());
  }

  AwsRefusal with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new AwsRefusal(status, more, body);
  }
}
