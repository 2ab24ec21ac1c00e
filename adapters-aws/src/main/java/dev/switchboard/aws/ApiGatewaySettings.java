package dev.switchboard.aws;

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
 */
public record ApiGatewaySettings(
    URI callbackUrl, AwsAccess access, int postsAtOnce, List<TrustManager> trust) {

  /** How many posts can be on their way at once, unless told otherwise. */
  public static final int POSTS_AT_ONCE = 64;

  public ApiGatewaySettings {
    trust = List.copyOf(trust);
  }

  /** As many posts at once as usual, to servers that the JVM trusts. */
  public ApiGatewaySettings(URI callbackUrl, AwsAccess access) {
    this(callbackUrl, access, POSTS_AT_ONCE, List.of());
  }

  /** These, for servers that somebody else vouches for. */
  public ApiGatewaySettings trusting(List<TrustManager> others) {
    return new ApiGatewaySettings(callbackUrl, access, postsAtOnce, others);
  }
}
