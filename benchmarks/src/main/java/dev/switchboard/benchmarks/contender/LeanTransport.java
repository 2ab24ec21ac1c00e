package dev.switchboard.benchmarks.contender;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Our transport, as an app assembles it. */
@Singleton
@Component(modules = ApiGatewayModule.class)
interface LeanTransport {

  Transport transport();

  /** Assembles it. */
  @Component.Factory
  interface Factory {
    LeanTransport create(
        @BindsInstance ApiGatewaySettings settings, @BindsInstance InstantSource clock);
  }
}
