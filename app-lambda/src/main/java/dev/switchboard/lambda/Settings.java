package dev.switchboard.lambda;

import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.aws.SqsSettings;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.util.Map;

/**
 * What the gateway's function is told by its environment.
 *
 * <ul>
 *   <li>{@code CONNECTIONS_TABLE}, {@code SUBSCRIPTIONS_TABLE}: names of DynamoDB tables.
 *   <li>{@code CALLBACK_URL}: the API's address and stage; {@code /@connections} lies below it.
 *   <li>{@code PLAIN_MODE}: {@code broadcast}, {@code echo} or {@code off}.
 *   <li>{@code FAN_OUT_QUEUE_URL}: the queue for what one invocation cannot finish; none if absent.
 *   <li>{@code FAN_OUT_INLINE_MAX}: the largest audience that is not left to the queue; 20,000.
 *   <li>{@code FAN_OUT_POSTS_PER_SECOND}: how fast frames leave at most; 10,000.
 * </ul>
 */
record Settings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    PlainMode plainMode) {

  /**
   * Reads and checks all of them.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return new Settings(
        environment.dynamoDb(),
        environment.apiGateway(),
        SqsSettings.onAws(environment.queue("FAN_OUT_QUEUE_URL")),
        environment.limits(1),
        environment.plainMode());
  }
}
