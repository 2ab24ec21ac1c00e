package dev.switchboard.aws.apigateway;

import dev.switchboard.contracts.PlainWebSocketClient;
import dev.switchboard.contracts.TransportContract.Peer;
import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;

/** A client of the local gateway, with the id by which the function knows it. */
record GatewayPeer(PlainWebSocketClient client, ConnectionId id, GatewayFunction function)
    implements Peer {

  static GatewayPeer connect(URI url, GatewayFunction function) {
    return new GatewayPeer(PlainWebSocketClient.connect(url), function.nextConnected(), function);
  }

  @Override
  public String nextText() {
    return client.nextText();
  }

  @Override
  public void leave() {
    client.leave();
    function.nextDisconnected();
  }

  @Override
  public void awaitClose() {
    client.awaitClose();
  }
}
