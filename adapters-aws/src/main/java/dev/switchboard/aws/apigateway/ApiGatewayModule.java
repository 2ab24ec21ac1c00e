package dev.switchboard.aws.apigateway;

import dagger.Binds;
import dagger.Lazy;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.http.TlsHandshake;
import dev.switchboard.aws.sigv4.CallbackUrl;
import dev.switchboard.aws.sigv4.PostSigner;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Binds the transport to API Gateway's management API. Needs {@link ApiGatewaySettings} and a
 * clock.
 */
@Module
public interface ApiGatewayModule {

  /** How long the gateway may take to accept a connection. */
  Duration TO_CONNECT = Duration.ofSeconds(2);

  /** How long it may be silent before it answers. */
  Duration TO_ANSWER = Duration.ofSeconds(5);

  /** Connections are reached through {@code @connections}. */
  @Binds
  Transport transport(ApiGatewayTransport transport);

  /** Writes posts in the name of whom the settings say. */
  @Provides
  @Singleton
  static PostSigner signer(ApiGatewaySettings settings, InstantSource clock) {
    return new PostSigner(
        CallbackUrl.of(settings.callbackUrl()),
        settings.access().region().id(),
        settings.access().credentials(),
        clock);
  }

  /** One pool for the life of the process. */
  @Provides
  @Singleton
  static GatewayHttp http(
      ApiGatewaySettings settings, InstantSource clock, Lazy<SSLSocketFactory> sockets) {
    TlsHandshake tls = new TlsHandshake(sockets::get, settings.ciphers());
    SocketConnector dialer =
        new SocketConnector(CallbackUrl.of(settings.callbackUrl()), tls, TO_CONNECT, TO_ANSWER);
    return new GatewayHttp(dialer, new HttpConnectionPool(settings.postsAtOnce(), clock));
  }

  /** The SDK's client, for what is seldom asked. */
  @Provides
  @Singleton
  static ApiGatewayManagementApiClient client(ApiGatewaySettings settings) {
    return settings
        .access()
        .applyTo(ApiGatewayManagementApiClient.builder())
        .endpointOverride(settings.callbackUrl())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(TO_ANSWER)
                .tlsTrustManagersProvider(trusted(settings.trust())))
        .overrideConfiguration(calls -> calls.retryStrategy(onceMoreAfterABrokenConnection()))
        .build();
  }

  /** Makes sockets that trust whom they are told; one for all, which remembers sessions. */
  @Provides
  @Singleton
  static SSLSocketFactory sockets(ApiGatewaySettings settings) {
    List<TrustManager> trust = settings.trust();
    if (trust.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.toArray(TrustManager[]::new), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has TLS.", impossible);
    }
  }

  private static @Nullable TlsTrustManagersProvider trusted(List<TrustManager> trust) {
    return trust.isEmpty() ? null : () -> trust.toArray(TrustManager[]::new);
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
