package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.CipherOrder;
import java.net.URI;
import java.util.List;
import javax.net.ssl.TrustManager;

/**
 * The API whose connections receive frames, and how posts to it are sent.
 *
 * @param callbackUrl the URL below which {@code /@connections} lies: scheme, host and stage
 * @param postsAtOnce the maximum number of posts in flight, each on its own connection, once the
 *     pool has grown; others wait
 * @param trust verifies the server's certificate; empty for the JVM's trusted certificates
 * @param ciphers the order in which ciphers are offered to the server
 */
public record ApiGatewaySettings(
    URI callbackUrl,
    AwsAccess access,
    int postsAtOnce,
    List<TrustManager> trust,
    CipherOrder ciphers) {

  /** The default number of posts in flight. */
  public static final int POSTS_AT_ONCE = 64;

  public ApiGatewaySettings {
    trust = List.copyOf(trust);
  }

  /** Settings with the default number of posts, trust and ciphers. */
  public ApiGatewaySettings(URI callbackUrl, AwsAccess access) {
    this(callbackUrl, access, POSTS_AT_ONCE, List.of(), CipherOrder.JVM_DEFAULT);
  }

  /** Returns these settings with another number of posts in flight. */
  public ApiGatewaySettings withPostsAtOnce(int posts) {
    return new ApiGatewaySettings(callbackUrl, access, posts, trust, ciphers);
  }

  /** Returns these settings with other trusted certificates. */
  public ApiGatewaySettings withTrust(List<TrustManager> managers) {
    return new ApiGatewaySettings(callbackUrl, access, postsAtOnce, managers, ciphers);
  }

  /** Returns these settings with another order of ciphers. */
  public ApiGatewaySettings withCiphers(CipherOrder order) {
    return new ApiGatewaySettings(callbackUrl, access, postsAtOnce, trust, order);
  }
}
