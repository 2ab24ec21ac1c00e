package dev.switchboard.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The source of the credentials and the region of requests to AWS. */
public enum AwsAccess {
  /** The SDK's default providers: on Lambda, the function's role and region. */
  ACCOUNT,
  /** Fixed credentials without permissions, for servers on this machine that require some. */
  LAPTOP;

  /** Sets the region and the credentials of an SDK client. */
  public <B extends AwsClientBuilder<B, ?>> B applyTo(B client) {
    return switch (this) {
      case ACCOUNT -> client;
      case LAPTOP -> client.region(region()).credentialsProvider(credentials());
    };
  }

  /**
   * Returns a provider of credentials that are renewed before they expire. Threads may share the
   * provider.
   */
  public AwsCredentialsProvider credentials() {
    return switch (this) {
      case ACCOUNT -> DefaultCredentialsProvider.builder().build();
      case LAPTOP -> StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    };
  }

  /** Returns the region that requests are sent to and signed for. */
  public Region region() {
    return switch (this) {
      case ACCOUNT -> new DefaultAwsRegionProviderChain().getRegion();
      case LAPTOP -> Region.US_EAST_1;
    };
  }
}
