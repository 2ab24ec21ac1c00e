package dev.switchboard.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** A queue of ElasticMQ, on a free port of the loopback interface. */
final class LocalQueue implements AutoCloseable {

  private final SQSRestServer server;
  private final URI endpoint;
  private final String url;

  private LocalQueue(SQSRestServer server) throws IOException, InterruptedException {
    this.server = server;
    this.endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    this.url = ask("CreateQueue", Map.of("QueueName", "queue")).required("QueueUrl").asText();
  }

  static LocalQueue start() throws IOException, InterruptedException {
    return new LocalQueue(
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
  }

  /** Returns the address of the SQS API. */
  URI endpoint() {
    return endpoint;
  }

  /** Returns the URL that identifies the queue. */
  String url() {
    return url;
  }

  /** Waits at most 20 seconds for a message, and removes it from the queue. */
  String next() throws IOException, InterruptedException {
    JsonNode message =
        ask("ReceiveMessage", Map.of("QueueUrl", url, "WaitTimeSeconds", 20))
            .requiredAt("/Messages/0");
    String receipt = message.required("ReceiptHandle").asText();
    ask("DeleteMessage", Map.of("QueueUrl", url, "ReceiptHandle", receipt));
    return message.required("Body").asText();
  }

  @Override
  public void close() {
    server.stopAndWait();
  }

  private JsonNode ask(String operation, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    return UnsignedAwsRequest.ask(endpoint, "AmazonSQS." + operation, parameters);
  }
}
