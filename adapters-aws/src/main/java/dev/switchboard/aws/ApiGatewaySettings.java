package dev.switchboard.aws;

import java.net.URI;

/**
 * Where connections are reached.
 *
 * @param callbackUrl the address below which {@code /@connections} lies: scheme, host and stage
 * @param postsAtOnce how many posts can be on their way at once: as many as there are connections,
 *     when the pool has grown. More would wait.
 */
public record ApiGatewaySettings(URI callbackUrl, AwsAccess access, int postsAtOnce) {

  /** How many posts can be on their way at once, unless told otherwise. */
  public static final int POSTS_AT_ONCE = 64;

  /** As many posts at once as usual. */
  public ApiGatewaySettings(URI callbackUrl, AwsAccess access) {
    this(callbackUrl, access, POSTS_AT_ONCE);
  }
}
