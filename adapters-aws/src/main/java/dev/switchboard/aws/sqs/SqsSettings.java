package dev.switchboard.aws.sqs;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.util.Optional;

/**
 * Where SQS keeps our jobs and reminders.
 *
 * @param queue the URL of the queue of jobs; absent where everything is done in one invocation
 * @param deadLetters the URL of the queue for jobs that could not be done; absent where nobody
 *     works
 * @param reminders the URL of the queue in which reminders wait; absent where nobody is reminded
 * @param endpoint a server to ask instead of the region's; absent on AWS
 */
public record SqsSettings(
    Optional<URI> queue,
    Optional<URI> deadLetters,
    Optional<URI> reminders,
    AwsAccess access,
    Optional<URI> endpoint) {

  /** A queue, or none, of the account and region the process runs in, to hand jobs to. */
  public static SqsSettings onAws(Optional<URI> queue) {
    return new SqsSettings(
        queue, Optional.empty(), Optional.empty(), AwsAccess.ACCOUNT, Optional.empty());
  }

  /** These, with a place for jobs that could not be done. */
  public SqsSettings withDeadLetters(URI other) {
    return new SqsSettings(queue, Optional.of(other), reminders, access, endpoint);
  }

  /** These, with a place for reminders, or none. */
  public SqsSettings withReminders(Optional<URI> other) {
    return new SqsSettings(queue, deadLetters, other, access, endpoint);
  }
}
