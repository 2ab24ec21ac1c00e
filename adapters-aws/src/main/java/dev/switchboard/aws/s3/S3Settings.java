package dev.switchboard.aws.s3;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One object on S3, and how it is reached.
 *
 * @param bucket the name of the bucket
 * @param key the object's key
 * @param region the bucket's region; absent for the region of the credentials
 * @param endpoint the address of another server than AWS's; it gets the bucket's name in the path
 * @param timeout the maximum time of a response, and of each wait while connecting
 */
public record S3Settings(
    String bucket,
    String key,
    Optional<String> region,
    Optional<URI> endpoint,
    AwsAccess access,
    Duration timeout) {

  /** The form of an address, for messages. */
  public static final String FORM = "s3://BUCKET/KEY";

  /** A bucket's name by S3's rules; a key of S3's safe characters, without empty segments. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/"
              + "((?!\\.{1,2}(?:/|$))[\\w!.*'()-]+(?:/(?!\\.{1,2}(?:/|$))[\\w!.*'()-]+)*)");

  private static final int LONGEST_ADDRESS = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /**
   * Parses an address of the form {@link #FORM}.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static S3Settings of(String address, AwsAccess access) {
    Matcher parts = ADDRESS.matcher(address);
    if (address.length() > LONGEST_ADDRESS || !parts.matches()) {
      throw new IllegalArgumentException(
          "An object's address is " + FORM + ", with letters, digits and -_.!*'() in the key.");
    }
    return new S3Settings(
        parts.group(1), parts.group(2), Optional.empty(), Optional.empty(), access, TIMEOUT);
  }

  /** Returns these settings for a bucket in a region. */
  public S3Settings withRegion(Optional<String> other) {
    return new S3Settings(bucket, key, other, endpoint, access, timeout);
  }

  /** Returns these settings for another server. */
  public S3Settings withEndpoint(Optional<URI> other) {
    return new S3Settings(bucket, key, region, other, access, timeout);
  }

  /** Returns these settings with another maximum time of a response. */
  public S3Settings withTimeout(Duration other) {
    return new S3Settings(bucket, key, region, endpoint, access, other);
  }

  /** Returns the object's address. */
  public String address() {
    return "s3://" + bucket + "/" + key;
  }
}
