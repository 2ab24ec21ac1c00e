package dev.switchboard.aws.apigateway;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** A transport that uses only the SDK, to compare ours with. */
final class SdkTransport implements Transport {

  private final ApiGatewayManagementApiClient client;

  SdkTransport(ApiGatewaySettings settings) {
    client = ApiGatewayModule.client(settings);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    SdkBytes text = SdkBytes.fromUtf8String(frame.text());
    try {
      client.postToConnection(post -> post.connectionId(to.value()).data(text));
      return new Delivery.Sent();
    } catch (SdkServiceException answer) {
      return switch (answer.statusCode()) {
        case 410 -> new Delivery.Gone();
        case 413 -> new Delivery.TooLarge();
        case 429 -> new Delivery.Throttled();
        default -> new Delivery.Failed("The gateway answered " + answer.statusCode() + ".");
      };
    }
  }

  @Override
  public void close(ConnectionId id) {
    try {
      client.deleteConnection(delete -> delete.connectionId(id.value()));
    } catch (SdkServiceException unclosed) {
      // The connection is already closed.
    }
  }
}
