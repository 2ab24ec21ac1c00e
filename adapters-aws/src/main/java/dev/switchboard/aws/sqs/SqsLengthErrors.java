package dev.switchboard.aws.sqs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Recognizes the errors by which a queue rejects a batch or a message as too long.
 *
 * <p>SQS answers {@code BatchRequestTooLong} for a batch. For a message it answers {@code
 * InvalidParameterValue}, which has many reasons, with the words "Message must be shorter than
 * 262144 bytes". ElasticMQ answers {@code InvalidAttributeValue} with the words "MessageTooLong".
 */
final class SqsLengthErrors {

  private static final Pattern TOO_LONG =
      Pattern.compile("shorter than \\d|longer than \\d|too ?long", Pattern.CASE_INSENSITIVE);

  private SqsLengthErrors() {}

  /** Returns whether a whole call was rejected for its length. */
  static boolean isTooLong(SqsException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    return refusal instanceof BatchRequestTooLongException
        || (details != null && isTooLong(details.errorCode(), details.errorMessage()));
  }

  /** Returns whether a message of a batch was rejected for its length. */
  static boolean isTooLong(BatchResultErrorEntry failed) {
    return isTooLong(failed.code(), failed.message());
  }

  private static boolean isTooLong(@Nullable String code, @Nullable String message) {
    return TOO_LONG.matcher(code + " " + message).find();
  }
}
