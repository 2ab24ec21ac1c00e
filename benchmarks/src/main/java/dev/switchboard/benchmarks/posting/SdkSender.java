package dev.switchboard.benchmarks.posting;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
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

  private SdkSender(SdkHttpClient http, URI endpoint, int window) {
    this.window = window;
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

  /**
   * Returns a sender over aws-crt, with as many connections as threads. It does not check
   * certificates.
   */
  static SdkSender overCrt(URI endpoint, int window) {
    AttributeMap trusting =
        AttributeMap.builder().put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true).build();
    return new SdkSender(
        AwsCrtHttpClient.builder().maxConcurrency(window).buildWithDefaults(trusting),
        endpoint,
        window);
  }

  @Override
  public Counts send(int from, int to) throws IOException {
    AtomicInteger next = new AtomicInteger(from);
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < window; thread++) {
        done.add(threads.submit(() -> post(next, to)));
      }
    }
    for (Future<?> each : done) {
      try {
        each.get();
      } catch (ExecutionException failure) {
        throw new IOException("A post failed", failure.getCause());
      } catch (InterruptedException impossible) {
        throw new AssertionError("It is done already", impossible);
      }
    }
    return new Counts(to - from, 0, 0);
  }

  /** Posts the event; any answer other than success is an {@link SdkException}. */
  private void post(AtomicInteger next, int to) {
    for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
      String id = NumberedAudience.id(number);
      client.postToConnection(post -> post.connectionId(id).data(event));
    }
  }
}
