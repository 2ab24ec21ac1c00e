package dev.switchboard.lambda;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What the function behind the queue of reminders is told by its environment, beside tables and
 * address, which it has in common with the gateway's.
 *
 * <ul>
 *   <li>{@code REMINDER_QUEUE_URL}: the queue it is called by, for the next reminders.
 *   <li>{@code KEEP_ALIVE_SECONDS}: the interval between keep-alives; 480.
 *   <li>{@code REMINDER_WORKERS}: how many of it work at once, and share the posts a second; 5.
 *   <li>{@code FAN_OUT_POSTS_PER_SECOND}: how fast frames leave at most, from all of them; 10,000.
 * </ul>
 */
record ReminderSettings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    LifecycleSettings lifecycle) {

  private static final int WORKERS = 5;

  /**
   * Reads and checks all of them.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static ReminderSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    LifecycleSettings usual = LifecycleSettings.DEFAULT;
    return new ReminderSettings(
        environment.dynamoDb(),
        environment.apiGateway(),
        SqsSettings.onAws(Optional.empty())
            .withReminders(Optional.of(environment.requiredQueue("REMINDER_QUEUE_URL"))),
        environment.limits(environment.number("REMINDER_WORKERS", 2, 1_000, WORKERS)),
        usual.withTimes(environment.keepAlive(), usual.timeout()));
  }
}
