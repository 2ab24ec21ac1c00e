package dev.switchboard.lambda;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the gateway's function, from its environment.
 *
 * <ul>
 *   <li>{@code CONNECTIONS_TABLE}, {@code SUBSCRIPTIONS_TABLE}: names of DynamoDB tables.
 *   <li>{@code CALLBACK_URL}: the API's address and stage; {@code /@connections} lies below it.
 *   <li>{@code PLAIN_MODE}: {@code broadcast}, {@code echo} or {@code off}.
 *   <li>{@code FAN_OUT_QUEUE_URL}: the queue for what one invocation cannot finish; none if absent.
 *   <li>{@code FAN_OUT_INLINE_MAX}: the largest audience that is not left to the queue; 20,000.
 *   <li>{@code FAN_OUT_POSTS_PER_SECOND}: how fast frames leave at most; 10,000.
 *   <li>{@code REMINDER_QUEUE_URL}: the queue of reminders; needed where the Events protocol is
 *       served.
 *   <li>{@code ALLOWED_ORIGINS}: the pages from which browsers may connect, separated by commas;
 *       all if absent.
 *   <li>{@code REFUSED_AT}: when credentials are refused, {@code message} or {@code handshake};
 *       {@code message}.
 *   <li>{@code KEEP_ALIVE_SECONDS}: the interval between keep-alives; 480.
 *   <li>{@code CONNECTION_TIMEOUT_SECONDS}: after how much silence a client connects anew; 1200.
 *   <li>{@code EVENTS_PER_PUBLISH}: how many events one publish may have; 5.
 *   <li>{@code SUBSCRIPTIONS_PER_CONNECTION}: how many a connection may have; 200.
 * </ul>
 */
record Settings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    Limits connectionLimits,
    LifecycleSettings lifecycle) {

  /**
   * Reads and checks all of them.
   *
   * @param servesEvents whether clients of the Events protocol are served, which needs reminders
   * @throws SettingException if one is missing or cannot be used
   */
  static Settings from(Map<String, String> variables, boolean servesEvents) {
    Environment environment = new Environment(variables);
    return new Settings(
        environment.dynamoDb(),
        environment.apiGateway(),
        SqsSettings.onAws(environment.queue("FAN_OUT_QUEUE_URL"))
            .withReminders(
                servesEvents
                    ? Optional.of(environment.requiredQueue("REMINDER_QUEUE_URL"))
                    : environment.queue("REMINDER_QUEUE_URL")),
        environment.limits(1),
        environment.connectionLimits(),
        environment.lifecycle());
  }
}
