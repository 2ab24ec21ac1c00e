package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How many requests to DynamoDB this process has in flight, and how long they may take.
 *
 * @param atOnce how many requests can be in flight, at least 1; more wait for their turn
 * @param time how long one request may take, including the wait for its turn and the SDK's retries
 * @param transactionTime how long a transaction may take with all its attempts, each of which is a
 *     request
 * @param arrivalTime the same for the transaction that adds a connection
 */
public record DynamoDbRequestSettings(
    int atOnce, Duration time, Duration transactionTime, Duration arrivalTime) {

  /**
   * The functions' settings. 64 requests are as many as the JVM has connections, and as there are
   * posts, each of which can find a connection to remove. A message causes two requests before its
   * reply: its sender is read, and its change is written. They take up to 8 and 13 seconds, and the
   * reply can be sent until 22. A client that connects causes one request.
   */
  public static final DynamoDbRequestSettings DEFAULT =
      new DynamoDbRequestSettings(
          64, Duration.ofSeconds(8), Duration.ofSeconds(13), Duration.ofSeconds(20));

  public DynamoDbRequestSettings {
    if (atOnce < 1) {
      throw new IllegalArgumentException("At least 1 request must be allowed at once: " + atOnce);
    }
  }

  /** Returns these settings with another number of requests in flight. */
  public DynamoDbRequestSettings withAtOnce(int requests) {
    return new DynamoDbRequestSettings(requests, time, transactionTime, arrivalTime);
  }

  /** The clock that measures times; connections expire by another one. */
  InstantSource stopwatch() {
    return InstantSource.system();
  }
}
