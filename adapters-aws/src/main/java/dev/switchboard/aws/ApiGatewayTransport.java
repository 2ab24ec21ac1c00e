package dev.switchboard.aws;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Reaches connections through API Gateway's {@code @connections}. */
@Singleton
final class ApiGatewayTransport implements Transport {

  private final ApiGatewayManagementApiClient client;

  @Inject
  ApiGatewayTransport(ApiGatewayManagementApiClient client) {
    this.client = client;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    SdkBytes text = SdkBytes.fromUtf8String(frame.text());
    try {
      client.postToConnection(post -> post.connectionId(to.value()).data(text));
      return new Delivery.Sent();
    } catch (SdkServiceException answer) {
      return delivery(answer);
    } catch (SdkException noAnswer) {
      return new Delivery.Failed("The gateway did not answer: " + rootOf(noAnswer));
    }
  }

  @Override
  public void close(ConnectionId id) {
    try {
      client.deleteConnection(delete -> delete.connectionId(id.value()));
    } catch (SdkException unclosed) {
      // Gone is what was wanted; and what stays open the gateway closes after two hours at most.
    }
  }

  /** Goes by the status: not every gateway names the error as the SDK expects it. */
  private static Delivery delivery(SdkServiceException answer) {
    return switch (answer.statusCode()) {
      case 410 -> new Delivery.Gone();
      case 413 -> new Delivery.TooLarge();
      case 429 -> new Delivery.Throttled();
      default -> new Delivery.Failed("The gateway answered " + answer.statusCode() + ".");
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
