package dev.switchboard.lambda;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the function behind {@code POST /event} is told by its environment: as the gateway's, except
 * that it holds no connections.
 *
 * <ul>
 *   <li>{@code PUBLICATIONS_TABLE}: the DynamoDB table that knows what was published.
 * </ul>
 */
record PublishSettings(
    DynamoDbSettings dynamoDb,
    ApiGatewaySettings apiGateway,
    SqsSettings sqs,
    FanOutLimits limits,
    LifecycleSettings lifecycle) {

  /**
   * Reads and checks all of them.
   *
   * @throws SettingException if one is missing or cannot be used
   */
  static PublishSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return new PublishSettings(
        environment.dynamoDb().withPublications(environment.tableName("PUBLICATIONS_TABLE")),
        environment.apiGateway(),
        SqsSettings.onAws(environment.queue("FAN_OUT_QUEUE_URL")),
        environment.limits(1),
        LifecycleSettings.DEFAULT.withEventsPerPublish(environment.eventsPerPublish()));
  }

  /** Assembles what works by them. */
  PublishComponent component() {
    return DaggerPublishComponent.factory()
        .create(
            dynamoDb,
            apiGateway,
            sqs,
            limits,
            Limits.DEFAULT,
            lifecycle,
            PackagedAccessFile.file(),
            InstantSource.system());
  }
}
