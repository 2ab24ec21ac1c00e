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
import java.util.Optional;
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

  /** The time in which the gateway must accept a connection. */
  Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** The time in which the gateway must start to respond. */
  Duration READ_TIMEOUT = Duration.ofSeconds(5);

  /** Frames are sent through {@code @connections}. */
  @Binds
  Transport transport(ApiGatewayTransport transport);

  /** Signs posts with the credentials that the settings choose. */
  @Provides
  @Singleton
  static PostSigner signer(ApiGatewaySettings settings, InstantSource clock) {
    return new PostSigner(
        CallbackUrl.of(settings.callbackUrl()),
        settings.access().region().id(),
        settings.access().credentials(),
        clock);
  }

  /** Opens the pool's connections. */
  @Provides
  @Singleton
  static SocketConnector connector(ApiGatewaySettings settings, Lazy<SSLSocketFactory> sockets) {
    CallbackUrl url = CallbackUrl.of(settings.callbackUrl());
    Optional<TlsHandshake> tls =
        url.secure()
            ? Optional.of(new TlsHandshake(sockets::get, settings.ciphers()))
            : Optional.empty();
    return new SocketConnector(url.host(), url.port(), tls, CONNECT_TIMEOUT, READ_TIMEOUT);
  }

  /** The process has one pool. */
  @Provides
  @Singleton
  static HttpConnectionPool pool(ApiGatewaySettings settings, InstantSource clock) {
    return new HttpConnectionPool(settings.postsAtOnce(), clock);
  }

  /** The SDK's client, for requests other than posts. */
  @Provides
  @Singleton
  static ApiGatewayManagementApiClient client(ApiGatewaySettings settings) {
    return settings
        .access()
        .applyTo(ApiGatewayManagementApiClient.builder())
        .endpointOverride(settings.callbackUrl())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(READ_TIMEOUT)
                .tlsTrustManagersProvider(trusted(settings.trust())))
        .overrideConfiguration(calls -> calls.retryStrategy(retryOnceAfterBrokenConnection()))
        .build();
  }

  /**
   * Creates sockets that trust the settings' certificates. There is one factory, since it caches
   * TLS sessions.
   */
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
   * Repeats a request once if its connection broke: an idle connection may have died while Lambda
   * froze the process. A request that had a response is not repeated here.
   */
  private static StandardRetryStrategy retryOnceAfterBrokenConnection() {
    return StandardRetryStrategy.builder()
        .useClientDefaults(false)
        .maxAttempts(2)
        .circuitBreakerEnabled(false)
        .retryOnExceptionOrCauseInstanceOf(IOException.class)
        .build();
  }
}
