package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The limits on requests to DynamoDB in this process.
 *
 * @param atOnce the maximum number of requests in flight, at least 1; others wait for their turn
 * @param time the time limit of one request, including the wait for its turn and the SDK's retries
 * @param transactionTime the time limit of a transaction with all its attempts, each of which is a
 *     request
 * @param arrivalTime the time limit of the transaction that adds a connection
 * @param stopwatch the clock that measures these times; connections expire by a different one
 */
public record DynamoDbRequestSettings(
    int atOnce,
    Duration time,
    Duration transactionTime,
    Duration arrivalTime,
    InstantSource stopwatch) {

  /**
   * The functions' settings. 64 is the number of the JVM's connections and of posts in flight, each
   * of which can find a connection to remove. A message causes two requests before its reply: its
   * sender is read, and its change is written. They take up to 8 and 13 seconds, and the reply can
   * be sent until 22. A client that connects causes one request.
   */
  public static final DynamoDbRequestSettings DEFAULT =
      new DynamoDbRequestSettings(
          64,
          Duration.ofSeconds(8),
          Duration.ofSeconds(13),
          Duration.ofSeconds(20),
          InstantSource.system());

  public DynamoDbRequestSettings {
    if (atOnce < 1) {
      throw new IllegalArgumentException("At least 1 request must be allowed at once: " + atOnce);
    }
  }

  /** Returns these settings with another number of requests in flight. */
  public DynamoDbRequestSettings withAtOnce(int requests) {
    return new DynamoDbRequestSettings(requests, time, transactionTime, arrivalTime, stopwatch);
  }
}
