package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How much this process asks of DynamoDB at once, and how long it waits.
 *
 * @param atOnce how many requests can be in flight, at least 1; more wait for their turn
 * @param time how long one request may take, the wait for its turn and the SDK's tries included
 * @param transactionTime how long a transaction may take with all its tries, each of which is a
 *     request
 * @param arrivalTime the same for the transaction that adds a connection
 */
public record DynamoDbRequestSettings(
    int atOnce, Duration time, Duration transactionTime, Duration arrivalTime) {

  /**
   * Those of the functions. 64 requests: as many as the JVM keeps connections, and as there are
   * posts, each of which can find a connection to remove. A message asks twice before its answer,
   * who sent it and what it asks for: 8 and 13 seconds, and it can be answered until 22. A client
   * that connects asks once.
   */
  public static final DynamoDbRequestSettings DEFAULT =
      new DynamoDbRequestSettings(
          64, Duration.ofSeconds(8), Duration.ofSeconds(13), Duration.ofSeconds(20));

  public DynamoDbRequestSettings {
    if (atOnce < 1) {
      throw new IllegalArgumentException("At least 1 request must be allowed at once: " + atOnce);
    }
  }

  /** These, with another number of requests at once. */
  public DynamoDbRequestSettings withAtOnce(int requests) {
    return new DynamoDbRequestSettings(requests, time, transactionTime, arrivalTime);
  }

  /** What times are measured with; not the clock by which connections expire. */
  InstantSource stopwatch() {
    return InstantSource.system();
  }
}
