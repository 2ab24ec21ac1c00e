package dev.switchboard.benchmarks.posting;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The SDK's client in its fastest use: the synchronous one, called from dedicated virtual threads,
 * with no store, no report and no retries.
 */
final class SdkSender implements EventSender {

  private final ApiGatewayManagementApiClient client;
  private final SdkBytes event = SdkBytes.fromUtf8String(NumberedAudience.EVENT);
  private final int window;

  /**
   * Creates a sender over aws-crt, with as many connections as threads. It does not check
   * certificates.
   */
  SdkSender(URI endpoint, int window) {
    this.window = window;
    AttributeMap trusting =
        AttributeMap.builder().put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true).build();
    SdkHttpClient http =
        AwsCrtHttpClient.builder().maxConcurrency(window).buildWithDefaults(trusting);
    client =
        ApiGatewayManagementApiClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(http)
            .overrideConfiguration(calls -> calls.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
  }

  /** Posts the event to each recipient; any answer other than success is a failure. */
  @Override
  public Counts send(int from, int to) throws IOException, InterruptedException {
    ParallelRange.forEach(from, to, window, this::post);
    return new Counts(to - from, 0, 0);
  }

  private void post(int number) {
    client.postToConnection(post -> post.connectionId(NumberedAudience.id(number)).data(event));
  }
}
