package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;

/** {@code @connections}, as AWS's SDK sees it: each call is made once, and says what came of it. */
final class ManagementApiClient implements AutoCloseable {

  private static final Pattern HOST_OF_AWS =
      Pattern.compile(".+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\..+");

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

  /**
   * What a call was answered.
   *
   * @param status the status code
   * @param type the error's type; empty if there is none
   * @param words the error's words, or that it has no body; empty if there is no error
   * @param requestId which request it was; empty if that is not told
   */
  record Answer(int status, String type, String words, String requestId) {

    /** The status and the error's type. */
    String kind() {
      return (status + " " + type).strip();
    }

    @Override
    public String toString() {
      return (kind() + " " + words).strip();
    }
  }

  private final ApiGatewayManagementApiClient client;

  private ManagementApiClient(ApiGatewayManagementApiClient client) {
    this.client = client;
  }

  /** What lies below an address. */
  static ManagementApiClient at(URI callback, Duration patience) {
    ApiGatewayManagementApiClientBuilder builder =
        ApiGatewayManagementApiClient.builder()
            .endpointOverride(callback)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
            .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()));
    return new ManagementApiClient(inWhoseName(callback.getHost(), builder).build());
  }

  Answer post(String id, String text) {
    return call(() -> client.postToConnection(to -> to.connectionId(id).data(bytes(text))));
  }

  Answer get(String id) {
    return call(() -> describe(id));
  }

  /**
   * What is told of a connection.
   *
   * @throws ApiGatewayManagementApiException if it is not
   */
  GetConnectionResponse describe(String id) {
    return client.getConnection(of -> of.connectionId(id));
  }

  Answer delete(String id) {
    return call(() -> client.deleteConnection(it -> it.connectionId(id)));
  }

  @Override
  public void close() {
    client.close();
  }

  private static SdkBytes bytes(String text) {
    return SdkBytes.fromString(text, UTF_8);
  }

  /** Nobody's on this machine; elsewhere the account's, in the region that the address tells. */
  private static ApiGatewayManagementApiClientBuilder inWhoseName(
      String host, ApiGatewayManagementApiClientBuilder builder) {
    if (THIS_MACHINE.matcher(host).matches()) {
      return builder
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
    Matcher ofAws = HOST_OF_AWS.matcher(host);
    return ofAws.matches() ? builder.region(Region.of(ofAws.group(1))) : builder;
  }

  private static Answer call(Supplier<? extends ApiGatewayManagementApiResponse> call) {
    try {
      ApiGatewayManagementApiResponse response = call.get();
      String requestId = response.responseMetadata().requestId();
      return new Answer(response.sdkHttpResponse().statusCode(), "", "", told(requestId));
    } catch (ApiGatewayManagementApiException error) {
      AwsErrorDetails details = error.awsErrorDetails();
      return new Answer(
          error.statusCode(),
          told(details.errorCode()),
          isEmpty(details.rawResponse()) ? "no body" : told(details.errorMessage()),
          told(error.requestId()));
    }
  }

  private static boolean isEmpty(@Nullable SdkBytes body) {
    return body == null || body.asByteArrayUnsafe().length == 0;
  }

  /** The SDK's UNKNOWN and null are both nothing. */
  private static String told(@Nullable String text) {
    return text == null || text.equals("UNKNOWN") ? "" : text;
  }
}
