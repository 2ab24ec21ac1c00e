package dev.switchboard.aws.sqs;

import dev.switchboard.aws.AwsAccess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ on a free port of the loopback interface. */
final class LocalSqs implements AutoCloseable {

  private static final AtomicInteger QUEUES = new AtomicInteger();

  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient client;

  private LocalSqs(SQSRestServer server) {
    this.server = server;
    InetSocketAddress address = server.waitUntilStarted().localAddress();
    this.endpoint = URI.create("http://127.0.0.1:" + address.getPort());
    this.client =
        AwsAccess.LAPTOP
            .applyTo(SqsClient.builder())
            .endpointOverride(endpoint)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  static LocalSqs start() {
    return new LocalSqs(SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
  }

  /** Returns the URL of the server. */
  URI endpoint() {
    return endpoint;
  }

  /** Creates a separate queue for a test. */
  URI createQueue() {
    String name = "queue-" + QUEUES.incrementAndGet();
    return URI.create(client.createQueue(create -> create.queueName(name)).queueUrl());
  }

  /** Returns the settings of an app that uses a queue. */
  SqsSettings settings(URI queue) {
    return new SqsSettings(
        Optional.of(queue),
        Optional.of(queue),
        Optional.of(queue),
        AwsAccess.LAPTOP,
        Optional.of(endpoint));
  }

  /** Waits for a message, and removes it from its queue. */
  Message next(URI queue) {
    while (true) {
      var found =
          client
              .receiveMessage(
                  ask ->
                      ask.queueUrl(queue.toString())
                          .maxNumberOfMessages(1)
                          .messageAttributeNames("All")
                          .waitTimeSeconds(20))
              .messages();
      if (!found.isEmpty()) {
        Message message = found.getFirst();
        client.deleteMessage(
            done -> done.queueUrl(queue.toString()).receiptHandle(message.receiptHandle()));
        return message;
      }
    }
  }

  /** Returns the number of waiting messages, and of those whose delay has not passed. */
  Map<QueueAttributeName, String> counts(URI queue) {
    return client
        .getQueueAttributes(
            ask ->
                ask.queueUrl(queue.toString())
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .attributes();
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
