package dev.switchboard.proof;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.sqs.SqsModule;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.lambda.DomainModule;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** The messages that are sent over the wire as on AWS: posts, frames and jobs. */
@Singleton
@Component(modules = {ApiGatewayModule.class, SqsModule.class, DomainModule.class})
interface WireComponent {

  Transport transport();

  Codec codec();

  JobCodec jobs();

  /** Creates the parts for a callback URL. */
  static WireComponent to(URI callback, InstantSource clock) {
    return DaggerWireComponent.factory()
        .create(
            new ApiGatewaySettings(callback, AwsAccess.LAPTOP),
            SqsSettings.onAws(Optional.empty()),
            clock);
  }

  @Component.Factory
  interface Factory {

    WireComponent create(
        @BindsInstance ApiGatewaySettings gateway,
        @BindsInstance SqsSettings sqs,
        @BindsInstance InstantSource clock);
  }
}
