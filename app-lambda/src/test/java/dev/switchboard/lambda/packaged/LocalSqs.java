package dev.switchboard.lambda.packaged;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, on a free port of the loopback interface. */
final class LocalSqs implements AutoCloseable {

  private final SQSRestServer server;
  private final URI endpoint;

  private LocalSqs(SQSRestServer server) {
    this.server = server;
    this.endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  static LocalSqs start() {
    return new LocalSqs(SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
  }

  /** Returns the address of the SQS API. */
  URI endpoint() {
    return endpoint;
  }

  /** Creates a queue. */
  LocalQueue create(String name) throws IOException, InterruptedException {
    String url =
        UnsignedAwsRequest.ask(endpoint, "AmazonSQS.CreateQueue", Map.of("QueueName", name))
            .required("QueueUrl")
            .asText();
    return new LocalQueue(endpoint, url);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
