package dev.switchboard.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.dynamodb.DynamoDbModule;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.inmemory.InMemoryQueueModule;
import dev.switchboard.lambda.AccessModule;
import dev.switchboard.lambda.DomainModule;
import dev.switchboard.lambda.GatewayHandler;
import dev.switchboard.lambda.PublishHandler;
import dev.switchboard.lambda.access.AccessFile;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The function with the same adapters as on AWS. */
@Singleton
@Component(
    modules = {
      DomainModule.class,
      AccessModule.class,
      DynamoDbModule.class,
      ApiGatewayModule.class,
      InMemoryQueueModule.class,
      LocalWorkerModule.class
    })
interface DynamoDbComponent {

  GatewayHandler handler();

  PublishHandler publisher();

  @Component.Factory
  interface Factory {

    DynamoDbComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance FanOutLimits limits,
        @BindsInstance Consumer<String> log,
        @BindsInstance InvocationCounter running,
        @BindsInstance Limits connectionLimits,
        @BindsInstance LifecycleSettings lifecycle,
        @BindsInstance AccessFile access,
        @BindsInstance InstantSource clock);
  }
}
