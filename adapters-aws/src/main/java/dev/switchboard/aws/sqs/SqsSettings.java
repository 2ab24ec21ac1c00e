package dev.switchboard.aws.sqs;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.util.Optional;

/**
 * The SQS queues of fan-out jobs, dead letters and reminders.
 *
 * @param queue the URL of the queue of jobs; absent if one invocation does all work
 * @param deadLetters the URL of the queue for jobs that failed; absent if no worker runs
 * @param reminders the URL of the queue in which reminders wait; absent if none are sent
 * @param endpoint the server to use instead of the region's; absent on AWS
 */
public record SqsSettings(
    Optional<URI> queue,
    Optional<URI> deadLetters,
    Optional<URI> reminders,
    AwsAccess access,
    Optional<URI> endpoint) {

  /** Returns settings with a queue of jobs, or none, in the account and region of the process. */
  public static SqsSettings onAws(Optional<URI> queue) {
    return new SqsSettings(
        queue, Optional.empty(), Optional.empty(), AwsAccess.ACCOUNT, Optional.empty());
  }

  /** Returns these settings with a queue for jobs that failed. */
  public SqsSettings withDeadLetters(URI other) {
    return new SqsSettings(queue, Optional.of(other), reminders, access, endpoint);
  }

  /** Returns these settings with a queue of reminders, or none. */
  public SqsSettings withReminders(Optional<URI> other) {
    return new SqsSettings(queue, deadLetters, other, access, endpoint);
  }
}
