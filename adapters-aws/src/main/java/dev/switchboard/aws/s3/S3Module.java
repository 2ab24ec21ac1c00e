package dev.switchboard.aws.s3;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.aws.CipherOrder;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.http.TlsHandshake;
import dev.switchboard.aws.sigv4.RequestSigner;
import dev.switchboard.domain.access.AccessFileStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Binds the store of an access file to S3. Needs {@link S3Settings} and a clock. */
@Module
public interface S3Module {

  /** The time in which S3 must accept a connection. */
  Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /**
   * Provides the store of one object. It connects at each call, and keeps no connection.
   *
   * @throws SdkException if the settings name no region, and neither do the credentials
   */
  @Provides
  @Singleton
  static AccessFileStore accessFileStore(S3Settings object, InstantSource clock) {
    String region = object.region().orElseGet(() -> object.access().region().id());
    S3Endpoint endpoint = S3Endpoint.of(object, region);
    RequestSigner signer = new RequestSigner("s3", region, object.access().credentials(), clock);
    return new S3AccessFileStore(endpoint, connector(endpoint, object.timeout()), signer);
  }

  private static SocketConnector connector(S3Endpoint endpoint, Duration timeout) {
    Optional<TlsHandshake> tls =
        endpoint.secure()
            ? Optional.of(
                new TlsHandshake(
                    () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    CipherOrder.JVM_DEFAULT))
            : Optional.empty();
    return new SocketConnector(endpoint.host(), endpoint.port(), tls, CONNECT_TIMEOUT, timeout);
  }
}
