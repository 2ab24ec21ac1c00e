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

/** Calls {@code @connections} with AWS's SDK, without retries. It returns errors as results. */
final class ManagementApiClient implements AutoCloseable {

  private static final Pattern HOST_OF_AWS =
      Pattern.compile(".+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\..+");

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

  /**
   * The response to a call.
   *
   * @param status the status code
   * @param type the error's type; empty without an error
   * @param message the error's message, or {@code no body}; empty without an error
   * @param requestId the request's id; empty if the response has none
   */
  record Response(int status, String type, String message, String requestId) {

    /** Returns the status and the error's type. */
    String kind() {
      return (status + " " + type).strip();
    }

    @Override
    public String toString() {
      return (kind() + " " + message).strip();
    }
  }

  private final ApiGatewayManagementApiClient client;

  private ManagementApiClient(ApiGatewayManagementApiClient client) {
    this.client = client;
  }

  /** Returns a client of {@code @connections} below a URL. */
  static ManagementApiClient at(URI callback, Duration patience) {
    ApiGatewayManagementApiClientBuilder builder =
        ApiGatewayManagementApiClient.builder()
            .endpointOverride(callback)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
            .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()));
    return new ManagementApiClient(withCredentials(callback.getHost(), builder).build());
  }

  Response post(String id, String text) {
    return call(() -> client.postToConnection(to -> to.connectionId(id).data(bytes(text))));
  }

  Response get(String id) {
    return call(() -> describe(id));
  }

  /**
   * Describes a connection.
   *
   * @throws ApiGatewayManagementApiException if the call fails
   */
  GetConnectionResponse describe(String id) {
    return client.getConnection(of -> of.connectionId(id));
  }

  Response delete(String id) {
    return call(() -> client.deleteConnection(it -> it.connectionId(id)));
  }

  @Override
  public void close() {
    client.close();
  }

  private static SdkBytes bytes(String text) {
    return SdkBytes.fromString(text, UTF_8);
  }

  /**
   * Uses fixed credentials for this machine, and the account's for others, in the region of the
   * URL.
   */
  private static ApiGatewayManagementApiClientBuilder withCredentials(
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

  private static Response call(Supplier<? extends ApiGatewayManagementApiResponse> call) {
    try {
      ApiGatewayManagementApiResponse response = call.get();
      String requestId = response.responseMetadata().requestId();
      return new Response(response.sdkHttpResponse().statusCode(), "", "", orEmpty(requestId));
    } catch (ApiGatewayManagementApiException error) {
      AwsErrorDetails details = error.awsErrorDetails();
      return new Response(
          error.statusCode(),
          orEmpty(details.errorCode()),
          isEmpty(details.rawResponse()) ? "no body" : orEmpty(details.errorMessage()),
          orEmpty(error.requestId()));
    }
  }

  private static boolean isEmpty(@Nullable SdkBytes body) {
    return body == null || body.asByteArrayUnsafe().length == 0;
  }

  /** Converts {@code null} and the SDK's {@code UNKNOWN} to an empty text. */
  private static String orEmpty(@Nullable String text) {
    return text == null || text.equals("UNKNOWN") ? "" : text;
  }
}
