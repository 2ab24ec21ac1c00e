package dev.switchboard.aws.apigateway;

import dagger.Lazy;
import dev.switchboard.aws.sigv4.PostSigner;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ProtocolException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Reaches connections through API Gateway's {@code @connections}.
 *
 * <p>Posts, of which there are many, go over connections of our own; the rest is the SDK's. A post
 * may arrive twice if the connection it was sent over broke.
 */
@Singleton
final class ApiGatewayTransport implements Transport {

  private final PostSigner signer;
  private final GatewayHttp http;
  private final Lazy<ApiGatewayManagementApiClient> client;

  @Inject
  ApiGatewayTransport(
      PostSigner signer, GatewayHttp http, Lazy<ApiGatewayManagementApiClient> client) {
    this.signer = signer;
    this.http = http;
    this.client = client;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    try {
      return delivery(http.exchange(signer.sign(to, frame)).status());
    } catch (ProtocolException malformed) {
      return new Delivery.Failed("The gateway's answer makes no sense: " + malformed.getMessage());
    } catch (IOException noAnswer) {
      return new Delivery.Failed("The gateway did not answer: " + rootOf(noAnswer));
    } catch (SdkException noCredentials) {
      return new Delivery.Failed("There are no credentials to sign with: " + rootOf(noCredentials));
    }
  }

  @Override
  public void close(ConnectionId id) {
    try {
      client.get().deleteConnection(delete -> delete.connectionId(id.value()));
    } catch (SdkException unclosed) {
      // Gone is what was wanted; and what stays open the gateway closes after two hours at most.
    }
  }

  private static Delivery delivery(int status) {
    return switch (status) {
      case 410 -> new Delivery.Gone();
      case 413 -> new Delivery.TooLarge();
      case 429 -> new Delivery.Throttled();
      default ->
          status / 100 == 2
              ? new Delivery.Sent()
              : new Delivery.Failed("The gateway answered " + status + ".");
    };
  }

  /** The kind of the innermost cause: its message could hold an address. */
  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
