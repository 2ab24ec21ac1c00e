package dev.switchboard.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** In whose name AWS is asked. */
public enum AwsAccess {
  /** The account's: credentials and region as the SDK finds them, on Lambda the function's own. */
  ACCOUNT,
  /**
   * Nobody's: fixed credentials that open nothing, for servers on this machine that ask for some.
   */
  LAPTOP;

  <B extends AwsClientBuilder<B, ?>> B applyTo(B client) {
    return switch (this) {
      case ACCOUNT -> client;
      case LAPTOP ->
          client
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    };
  }
}
