package dev.switchboard.lambda;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.fanout.FanOutLimits;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker's function is told by its environment, beside tables and address, which it has in
 * common with the gateway's.
 *
 * <ul>
 *   <li>{@code FAN_OUT_QUEUE_URL}: the queue it works off, for what it leaves itself.
 *   <li>{@code FAN_OUT_DEAD_LETTER_QUEUE_URL}: the queue for jobs that could not be done.
 *   <li>{@code FAN_OUT_WORKERS}: how many of it work at once, and share the posts a second; 5.
 *   <li>{@code FAN_OUT_POSTS_PER_SECOND}: how fast frames leave at most, from all workers; 10,000.
 *   <li>{@code MAX_RECEIVES}: how often a job is delivered at most; 5, as the queue has it.
 * </ul>
 */
record WorkerSettings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    int maxReceives) {

  private static final int WORKERS = 5;
  private static final int RECEIVES = 5;

  /**
   * Reads and checks all of them.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static WorkerSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    URI queue = environment.requiredQueue("FAN_OUT_QUEUE_URL");
    URI deadLetters = environment.requiredQueue("FAN_OUT_DEAD_LETTER_QUEUE_URL");
    return new WorkerSettings(
        environment.dynamoDb(),
        environment.apiGateway(),
        SqsSettings.onAws(Optional.of(queue)).withDeadLetters(deadLetters),
        environment.limits(environment.number("FAN_OUT_WORKERS", 2, 1_000, WORKERS)),
        environment.number("MAX_RECEIVES", 1, 1_000, RECEIVES));
  }
}
