package dev.switchboard.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.inmemory.InMemoryModule;
import dev.switchboard.inmemory.InMemoryQueueModule;
import dev.switchboard.lambda.AccessModule;
import dev.switchboard.lambda.DomainModule;
import dev.switchboard.lambda.GatewayHandler;
import dev.switchboard.lambda.PublishHandler;
import dev.switchboard.lambda.access.AccessFile;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The function with an in-memory store. It posts over HTTP, as a deployed function does. */
@Singleton
@Component(
    modules = {
      DomainModule.class,
      AccessModule.class,
      InMemoryModule.class,
      ApiGatewayModule.class,
      InMemoryQueueModule.class,
      LocalWorkerModule.class
    })
interface InMemoryComponent {

  GatewayHandler handler();

  PublishHandler publisher();

  @Component.Factory
  interface Factory {

    InMemoryComponent create(
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
