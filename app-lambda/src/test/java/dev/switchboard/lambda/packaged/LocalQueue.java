package dev.switchboard.lambda.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * A queue of ElasticMQ, from which the test takes messages as Lambda does.
 *
 * @param endpoint the address of the SQS API
 * @param url the URL that identifies the queue
 */
record LocalQueue(URI endpoint, String url) {

  /** Waits at most 20 seconds for a message, and removes it from the queue. */
  String next() throws IOException, InterruptedException {
    JsonNode message =
        ask("ReceiveMessage", Map.of("QueueUrl", url, "WaitTimeSeconds", 20))
            .requiredAt("/Messages/0");
    String receipt = message.required("ReceiptHandle").asText();
    ask("DeleteMessage", Map.of("QueueUrl", url, "ReceiptHandle", receipt));
    return message.required("Body").asText();
  }

  private JsonNode ask(String operation, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    return UnsignedAwsRequest.ask(endpoint, "AmazonSQS." + operation, parameters);
  }
}
