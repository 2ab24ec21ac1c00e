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
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.queue.DeadLetters;
import dev.switchboard.domain.queue.JobCodec;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The domain with the AWS adapters, as Lambda runs it behind the queue. */
@Singleton
@Component(
    modules = {DomainModule.class, DynamoDbModule.class, ApiGatewayModule.class, SqsModule.class})
interface WorkerComponent {

  FanOutJobProcessor work();

  JobCodec codec();

  DeadLetters deadLetters();

  @Component.Factory
  interface Factory {

    WorkerComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance SqsSettings sqs,
        @BindsInstance FanOutLimits limits,
        @BindsInstance Limits connectionLimits,
        @BindsInstance InstantSource clock);
  }
}
