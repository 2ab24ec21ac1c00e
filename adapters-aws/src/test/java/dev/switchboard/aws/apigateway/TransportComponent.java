package dev.switchboard.aws.apigateway;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Assembles the transport as an app does. */
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
