package dev.switchboard.aws.apigateway;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The transport as an app assembles it. */
@Singleton
@Component(modules = ApiGatewayModule.class)
interface TransportComponent {

  Transport transport();

  @Component.Factory
  interface Factory {

    TransportComponent create(
        @BindsInstance ApiGatewaySettings settings, @BindsInstance InstantSource clock);
  }
}
