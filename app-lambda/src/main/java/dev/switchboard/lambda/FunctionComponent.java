package dev.switchboard.lambda;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbModule;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsModule;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.queue.DeadLetters;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.RuntimeAccessSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The domain with the AWS adapters, as Lambda runs it. Each function uses its own entry points. The
 * objects of the other functions are not built, and their classes are not loaded.
 */
@Singleton
@Component(
    modules = {
      DomainModule.class,
      DeployedAccessModule.class,
      DynamoDbModule.class,
      ApiGatewayModule.class,
      SqsModule.class
    })
interface FunctionComponent {

  /** Returns the entry point of the function behind the WebSocket API. */
  ConnectionLifecycle lifecycle();

  /** Returns the entry point of the function behind {@code POST /event}. */
  HttpPublisher publisher();

  /** Returns the entry point of the worker. */
  FanOutJobProcessor jobs();

  /** Returns the codec of the worker's jobs. */
  JobCodec jobCodec();

  /** Returns the dead letters of the worker. */
  DeadLetters deadLetters();

  /** Returns the entry point of the function behind the queue of reminders. */
  ReminderProcessor reminders();

  /** Returns the codec of the function behind the queue of reminders. */
  ReminderCodec reminderCodec();

  @Component.Factory
  interface Factory {

    FunctionComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance SqsSettings sqs,
        @BindsInstance FanOutLimits limits,
        @BindsInstance Limits connectionLimits,
        @BindsInstance LifecycleSettings lifecycle,
        @BindsInstance Optional<AccessFile> access,
        @BindsInstance Optional<RuntimeAccessSettings> runtimeAccess,
        @BindsInstance InstantSource clock);
  }
}
