package dev.switchboard.aws.sqs;

import dev.switchboard.domain.queue.DeadLetters;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Stores failed jobs in a queue without a consumer, each with its reason as an attribute. */
final class SqsDeadLetters implements DeadLetters {

  /** An attribute counts towards the message's size, so a long reason is cut. */
  private static final int MAX_REASON_LENGTH = 500;

  private final SqsClient client;
  private final URI queue;

  SqsDeadLetters(SqsClient client, URI queue) {
    this.client = client;
    this.queue = queue;
  }

  @Override
  public boolean keep(String job, String reason) {
    MessageAttributeValue why =
        MessageAttributeValue.builder().dataType("String").stringValue(printable(reason)).build();
    try {
      client.sendMessage(
          send ->
              send.queueUrl(queue.toString())
                  .messageBody(job)
                  .messageAttributes(Map.of("reason", why)));
      return true;
    } catch (SdkException failure) {
      return false;
    }
  }

  /**
   * Returns a reason that SQS accepts as an attribute: not empty, in printable ASCII, and cut to
   * the maximum length.
   */
  private static String printable(String reason) {
    String plain = reason.replaceAll("[^\\x20-\\x7e]", "?");
    String all = plain.isEmpty() ? "unknown" : plain;
    return all.substring(0, Math.min(all.length(), MAX_REASON_LENGTH));
  }
}
