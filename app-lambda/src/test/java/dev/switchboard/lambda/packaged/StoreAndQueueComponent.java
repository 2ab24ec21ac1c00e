package dev.switchboard.lambda.packaged;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.dynamodb.DynamoDbModule;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.aws.sqs.SqsModule;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.queue.JobCodec;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The rows and messages as another function writes them. */
@Singleton
@Component(modules = {DynamoDbModule.class, SqsModule.class})
interface StoreAndQueueComponent {

  ConnectionStore store();

  JobCodec jobs();

  ReminderCodec reminders();

  @Component.Factory
  interface Factory {

    StoreAndQueueComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance SqsSettings sqs,
        @BindsInstance Limits limits,
        @BindsInstance InstantSource clock);
  }
}
