package dev.switchboard.benchmarks.posting;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.lambda.DomainModule;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The components with which a function posts. */
@Singleton
@Component(modules = {ApiGatewayModule.class, DomainModule.class})
interface PostingComponent {

  Transport transport();

  Codec codec();

  @Component.Factory
  interface Factory {
    PostingComponent create(
        @BindsInstance ApiGatewaySettings settings, @BindsInstance InstantSource clock);
  }
}
