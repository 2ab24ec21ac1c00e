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
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.lambda.access.AccessFile;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The domain with the AWS adapters, as Lambda runs it behind the gateway. */
@Singleton
@Component(
    modules = {
      DomainModule.class,
      AccessModule.class,
      DynamoDbModule.class,
      ApiGatewayModule.class,
      SqsModule.class
    })
interface LambdaComponent {

  ConnectionLifecycle lifecycle();

  @Component.Factory
  interface Factory {

    LambdaComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance SqsSettings sqs,
        @BindsInstance FanOutLimits limits,
        @BindsInstance Limits connectionLimits,
        @BindsInstance LifecycleSettings lifecycle,
        @BindsInstance AccessFile access,
        @BindsInstance InstantSource clock);
  }
}
