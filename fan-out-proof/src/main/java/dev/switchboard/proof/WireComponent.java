package dev.switchboard.proof;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.apigateway.ApiGatewayModule;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.sqs.SqsModule;
import dev.switchboard.aws.sqs.SqsSettings;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.lambda.DomainModule;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The messages that are sent over the wire as on AWS: posts, frames and jobs. */
@Singleton
@Component(modules = {ApiGatewayModule.class, SqsModule.class, DomainModule.class})
interface WireComponent {

  Transport transport();

  Codec codec();

  JobCodec jobs();

  @Component.Factory
  interface Factory {

    WireComponent create(
        @BindsInstance ApiGatewaySettings gateway,
        @BindsInstance SqsSettings sqs,
        @BindsInstance InstantSource clock);
  }
}
