package dev.switchboard.aws;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Binds the transport to API Gateway's management API. Needs {@link ApiGatewaySettings}. */
@Module
public interface ApiGatewayModule {

  /** Connections are reached through {@code @connections}. */
  @Binds
  Transport transport(ApiGatewayTransport transport);

  /** One client for the life of the process: a client a connection would leak a pool each. */
  @Provides
  @Singleton
  static ApiGatewayManagementApiClient client(ApiGatewaySettings settings) {
    return settings
        .access()
        .applyTo(ApiGatewayManagementApiClient.builder())
        .endpointOverride(settings.callbackUrl())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(5)))
        .overrideConfiguration(calls -> calls.retryStrategy(onceMoreAfterABrokenConnection()))
        .build();
  }

  /**
   * A kept connection may have died while Lambda froze the process, so a request that broke off is
   * sent once more. What the gateway answered is never asked again here: that is the caller's.
   */
  private static StandardRetryStrategy onceMoreAfterABrokenConnection() {
    return StandardRetryStrategy.builder()
        .useClientDefaults(false)
        .maxAttempts(2)
        .circuitBreakerEnabled(false)
        .retryOnExceptionOrCauseInstanceOf(IOException.class)
        .build();
  }
}
