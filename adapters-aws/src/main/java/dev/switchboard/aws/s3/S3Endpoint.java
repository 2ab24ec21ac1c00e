package dev.switchboard.aws.s3;

import java.net.URI;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The server of an object, and the object's path there.
 *
 * <p>On AWS, the bucket's name is part of the host. A name with dots would not fit the certificate,
 * so it is in the path, as it is on other servers.
 *
 * @param host the host as written in a URL: an IPv6 address has brackets
 * @param path the path, not encoded
 */
record S3Endpoint(boolean secure, String host, int port, String path) {

  /** Returns the endpoint of an object of a region. */
  static S3Endpoint of(S3Settings object, String region) {
    return object
        .endpoint()
        .map(server -> onServer(server, object))
        .orElseGet(() -> onAws(object, region));
  }

  private static S3Endpoint onAws(S3Settings object, String region) {
    String server = "s3." + region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return object.bucket().contains(".")
        ? new S3Endpoint(true, server, 443, "/" + object.bucket() + "/" + object.key())
        : new S3Endpoint(true, object.bucket() + "." + server, 443, "/" + object.key());
  }

  private static S3Endpoint onServer(URI server, S3Settings object) {
    boolean secure = "https".equalsIgnoreCase(server.getScheme());
    int port = server.getPort() == -1 ? defaultPort(secure) : server.getPort();
    String base = server.getPath().replaceFirst("/+$", "");
    return new S3Endpoint(
        secure, server.getHost(), port, base + "/" + object.bucket() + "/" + object.key());
  }

  /** Returns the value of the {@code Host} header. */
  String authority() {
    return port == defaultPort(secure) ? host : host + ":" + port;
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }
}
