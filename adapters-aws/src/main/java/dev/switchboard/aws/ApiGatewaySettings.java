package dev.switchboard.aws;

import java.net.URI;

/**
 * Where connections are reached.
 *
 * @param callbackUrl the address below which {@code /@connections} lies: scheme, host and stage
 */
public record ApiGatewaySettings(URI callbackUrl, AwsAccess access) {

  /**
   * How many posts can be on their way at once: as many as there are connections, when the pool has
   * grown. More would wait.
   */
  public static final int POSTS_AT_ONCE = 64;
}
