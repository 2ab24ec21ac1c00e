package dev.switchboard.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** In whose name AWS is asked. */
public enum AwsAccess {
  /** The account's: credentials and region as the SDK finds them, on Lambda the function's own. */
  ACCOUNT,
  /**
   * Nobody's: fixed credentials that open nothing, for servers on this machine that ask for some.
   */
  LAPTOP;

  public <B extends AwsClientBuilder<B, ?>> B applyTo(B client) {
    return switch (this) {
      case ACCOUNT -> client;
      case LAPTOP -> client.region(region()).credentialsProvider(credentials());
    };
  }

  /** Credentials that are renewed before they expire. May be shared between threads. */
  public AwsCredentialsProvider credentials() {
    return switch (this) {
      case ACCOUNT -> DefaultCredentialsProvider.builder().build();
      case LAPTOP -> StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    };
  }

  public Region region() {
    return switch (this) {
      case ACCOUNT -> new DefaultAwsRegionProviderChain().getRegion();
      case LAPTOP -> Region.US_EAST_1;
    };
  }
}
