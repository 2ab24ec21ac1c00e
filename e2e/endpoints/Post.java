import java.net.URI;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;

/** A function's code with the AWS SDK for Java 2: WAY DOMAIN_NAME STAGE CONNECTION_ID. */
final class Post {

  private Post() {}

  public static void main(String[] arguments) {
    ApiGatewayManagementApiClientBuilder builder =
        ApiGatewayManagementApiClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    if (arguments[0].equals("event")) {
      builder.endpointOverride(URI.create("https://" + arguments[1] + "/" + arguments[2]));
    } else if (arguments[0].equals("setting")) {
      builder.endpointOverride(URI.create(System.getenv("CALLBACK_URL")));
    }
    try (ApiGatewayManagementApiClient client = builder.build()) {
      client.postToConnection(
          post -> post.connectionId(arguments[3]).data(SdkBytes.fromUtf8String("posted")));
    }
  }
}
