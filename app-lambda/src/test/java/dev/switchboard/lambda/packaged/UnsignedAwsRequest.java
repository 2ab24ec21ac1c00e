package dev.switchboard.lambda.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls a local substitute for AWS over HTTP. The substitute checks no signature. */
final class UnsignedAwsRequest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private UnsignedAwsRequest() {}

  /**
   * Sends a request, and waits for the response.
   *
   * @param operation such as {@code DynamoDB_20120810.Scan}
   */
  static JsonNode ask(URI endpoint, String operation, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/any/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }
}
