package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.sigv4.ParsedPost;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport sends the same request as the SDK. */
final class SameRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"L0SM9cOFvHcCIhw=", "a-b_c=", "a+b/c", "é 𝄞%"})
  void posts_equal_those_of_the_sdk(String id) throws IOException, InterruptedException {
    BlockingQueue<ParsedPost> posts = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            (connection, _) -> {
              while (true) {
                posts.add(ParsedPost.read(connection.readRequest().getBytes(ISO_8859_1)));
                connection.write(RawConnection.OK);
              }
            })) {
      ApiGatewaySettings settings =
          new ApiGatewaySettings(
              URI.create("http://127.0.0.1:" + server.port() + "/my/stage/"), AwsAccess.LAPTOP);

      ParsedPost sdk = post(new SdkTransport(settings), id, posts);
      // The SDK uses only the system clock, so the test sets ours to the time that the SDK
      // wrote.
      Instant sdkTime = time(sdk.header("x-amz-date"));
      Transport transport =
          DaggerTransportComponent.factory().create(settings, () -> sdkTime).transport();
      ParsedPost ours = post(transport, id, posts);

      assertThat(ours.path()).isEqualTo(sdk.path());
      assertThat(ours.body()).isEqualTo(sdk.body()).isEqualTo("hé");
      for (String header :
          new String[] {
            "host", "content-type", "content-length", "x-amz-date", "x-amz-content-sha256"
          }) {
        assertThat(ours.header(header)).as(header).isNotEmpty().isEqualTo(sdk.header(header));
      }
    }
  }

  private static ParsedPost post(Transport over, String id, BlockingQueue<ParsedPost> posts)
      throws InterruptedException {
    assertThat(over.send(new ConnectionId(id), new Frame("hé"))).isEqualTo(new Delivery.Sent());
    ParsedPost post = posts.poll(10, TimeUnit.SECONDS);
    if (post == null) {
      throw new AssertionError("Nothing was posted.");
    }
    return post;
  }

  private static Instant time(String stamp) {
    return Instant.parse(stamp.replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
  }
}
