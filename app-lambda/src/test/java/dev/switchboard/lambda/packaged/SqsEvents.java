package dev.switchboard.lambda.packaged;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The events that Lambda passes to a function behind a queue, as SQS's documentation shows them.
 */
final class SqsEvents {

  private SqsEvents() {}

  /** Returns an event with a message for each of these bodies. */
  static String event(String... bodies) {
    return IntStream.range(0, bodies.length)
        .mapToObj(i -> message(i, bodies[i]))
        .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
  }

  private static String message(int number, String body) {
    return """
        {"messageId":"059f36b4-87a3-44ab-83d2-66197583%04d","receiptHandle":"AQEBwJ",\
        "body":"%s","attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183",\
        "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},\
        "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3",\
        "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:0:queue",\
        "awsRegion":"us-east-1"}\
        """
        .formatted(number, body.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
