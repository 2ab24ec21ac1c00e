package dev.switchboard.lambda;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.ApiGatewayModule;
import dev.switchboard.aws.ApiGatewaySettings;
import dev.switchboard.aws.DynamoDbModule;
import dev.switchboard.aws.DynamoDbSettings;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.PlainMode;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The domain with the AWS adapters, as Lambda runs it. */
@Singleton
@Component(modules = {DomainModule.class, DynamoDbModule.class, ApiGatewayModule.class})
interface LambdaComponent {

  ConnectionLifecycle lifecycle();

  @Component.Factory
  interface Factory {

    LambdaComponent create(
        @BindsInstance DynamoDbSettings dynamoDb,
        @BindsInstance ApiGatewaySettings apiGateway,
        @BindsInstance PlainMode mode,
        @BindsInstance InstantSource clock);
  }
}
