package dev.switchboard.aws.apigateway;

import dev.switchboard.contracts.TransportContract.Peer;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.URI;

/** A client of the local gateway, with the connection id that the function received. */
record GatewayPeer(WebSocketClient client, ConnectionId id, GatewayFunction function)
    implements Peer {

  static GatewayPeer connect(URI url, GatewayFunction function) {
    return new GatewayPeer(WebSocketClient.connect(url), function.nextConnected(), function);
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
