package dev.switchboard.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.ApiGatewayModule;
import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.DynamoDbModule;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.AccessRules;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.inmemory.InMemoryQueueModule;
import dev.switchboard.lambda.DomainModule;
import dev.switchboard.lambda.GatewayHandler;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The function with the adapters that it has on AWS. */
@Singleton
@Component(
    modules = {
      DomainModule.class,
      DynamoDbModule.class,
      ApiGatewayModule.class,
      InMemoryQueueModule.class,
      LocalWorkerModule.class
    })
interface DynamoDbComponent {

  GatewayHandler handler();

  @Component.Factory
  interface Factory {

    DynamoDbComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance FanOutLimits limits,
        @BindsInstance Consumer<String> log,
        @BindsInstance Limits connectionLimits,
        @BindsInstance LifecycleSettings lifecycle,
        @BindsInstance AccessRules rules,
        @BindsInstance InstantSource clock);
  }
}
