package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.util.List;
import javax.net.ssl.TrustManager;

/**
 * Where connections are reached.
 *
 * @param callbackUrl the address below which {@code /@connections} lies: scheme, host and stage
 * @param postsAtOnce how many posts can be on their way at once: as many as there are connections,
 *     when the pool has grown. More would wait.
 * @param trust who says whether a certificate is to be trusted; empty for those of the JVM
 * @param ciphers what a server is offered
 */
public record ApiGatewaySettings(
    URI callbackUrl, AwsAccess access, int postsAtOnce, List<TrustManager> trust, Ciphers ciphers) {

  /** In which order a server is offered ciphers; which one it takes is for the server to say. */
  public enum Ciphers {

    /** The JVM's own: AES first, for which C2 uses the processor's instructions. */
    USUAL,

    /**
     * ChaCha20 first, then the JVM's own: where there is no C2, AES costs more than all else in a
     * post. API Gateway takes it for WebSocket APIs (AWS, "Security policy for WebSocket APIs").
     */
    CHACHA20_FIRST
  }

  /** How many posts can be on their way at once, unless told otherwise. */
  public static final int POSTS_AT_ONCE = 64;

  public ApiGatewaySettings {
    trust = List.copyOf(trust);
  }

  /** As many posts at once as usual, to servers that the JVM trusts. */
  public ApiGatewaySettings(URI callbackUrl, AwsAccess access) {
    this(callbackUrl, access, POSTS_AT_ONCE, List.of(), Ciphers.USUAL);
  }

  /** These, with another number of posts at once. */
  public ApiGatewaySettings postingAtOnce(int other) {
    return new ApiGatewaySettings(callbackUrl, access, other, trust, ciphers);
  }

  /** These, for servers that somebody else vouches for. */
  public ApiGatewaySettings trusting(List<TrustManager> others) {
    return new ApiGatewaySettings(callbackUrl, access, postsAtOnce, others, ciphers);
  }

  /** These, with another order of ciphers. */
  public ApiGatewaySettings offering(Ciphers others) {
    return new ApiGatewaySettings(callbackUrl, access, postsAtOnce, trust, others);
  }
}
