package dev.switchboard.aws;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Frame;
import java.time.InstantSource;

/**
 * Our signer, for other ways to send what it writes: it stands in the adapters' package, as their
 * tests do, since the adapters show nothing but how they are assembled.
 */
public final class SignedPosts {

  private final PostSigner signer;

  /** Signs for where these settings say, in whose name they say. */
  public SignedPosts(ApiGatewaySettings settings) {
    signer = ApiGatewayModule.signer(settings, InstantSource.system());
  }

  /** A post from the request line to the body's last byte. */
  public byte[] sign(ConnectionId to, Frame frame) {
    return signer.sign(to, frame);
  }
}
