package dev.switchboard.benchmarks.contender;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.aws.sigv4.CallbackUrl;
import dev.switchboard.aws.sigv4.PostSigner;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Frame;
import java.time.InstantSource;

/** Signs posts as the transport does, for other ways to send them. */
final class SignedPosts {

  private final PostSigner signer;

  /** Signs for the callback URL and with the credentials of these settings. */
  SignedPosts(ApiGatewaySettings settings) {
    signer =
        new PostSigner(
            CallbackUrl.of(settings.callbackUrl()),
            settings.access().region().id(),
            settings.access().credentials(),
            InstantSource.system());
  }

  /** Writes a post, from the request line to the body's last byte. */
  byte[] sign(ConnectionId to, Frame frame) {
    return signer.sign(to.value(), frame.text());
  }
}
