package dev.switchboard.aws.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.sigv4.CallbackUrl;
import dev.switchboard.aws.sigv4.PostSigner;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The transport's results for responses that the local gateway does not send. */
final class ApiGatewayResponsesTest {

  private static final ConnectionId ADA = new ConnectionId("L0SM9cOFvHcCIhw=");
  private static final Frame HELLO = new Frame("hello");

  private final AtomicInteger requests = new AtomicInteger();
  private final Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();
  private final HttpServer server = HttpServer.create();
  private volatile int status = 200;

  ApiGatewayResponsesTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_429_is_throttled_after_one_attempt() {
    status = 429;

    assertThat(send()).isEqualTo(new Delivery.Throttled());
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 500, 502, 503, 504})
  void any_other_status_is_a_failure_that_names_it_after_one_attempt(int other) {
    status = other;

    assertThat(send()).isEqualTo(new Delivery.Failed("The gateway answered " + other + "."));
    assertThat(requests).hasValue(1);
  }

  /** Emulators omit the header by which the SDK recognises a {@code GoneException}. */
  @Test
  void a_410_is_gone_also_without_the_error_type_header() {
    status = 410;

    assertThat(send()).isEqualTo(new Delivery.Gone());
  }

  @Test
  void a_gateway_that_does_not_respond_is_a_failure_that_shows_no_address() {
    server.stop(0);

    assertThat(send())
        .isEqualTo(new Delivery.Failed("The gateway did not answer: ConnectException"));
  }

  @Test
  void closing_ignores_a_gateway_that_fails() {
    status = 500;
    assertThatCode(() -> transport(url()).close(ADA)).doesNotThrowAnyException();

    server.stop(0);
    assertThatCode(() -> transport(url()).close(ADA)).doesNotThrowAnyException();
  }

  /** A client for each connection would open a separate pool for each. */
  @Test
  void posts_to_many_connections_share_one_http_connection() {
    Transport transport = transport(url());

    IntStream.range(0, 50)
        .forEach(i -> transport.send(new ConnectionId("AAAAAAAAAAAAA%02d=".formatted(i)), HELLO));

    assertThat(requests).hasValue(50);
    assertThat(clients).hasSize(1);
  }

  /** Lambda freezes the process between invocations, and idle connections die during that time. */
  @Test
  void a_frame_is_sent_although_the_idle_connection_has_died() throws IOException {
    try (RawServer dying =
        new RawServer(
            (connection, _) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
            })) {
      Transport transport = transport(URI.create("http://127.0.0.1:" + dying.port() + "/dev"));

      assertThat(transport.send(ADA, HELLO)).isEqualTo(new Delivery.Sent());
      assertThat(transport.send(ADA, HELLO)).isEqualTo(new Delivery.Sent());
      assertThat(dying.accepted()).isEqualTo(2);
    }
  }

  @Test
  void a_malformed_response_is_a_failure_that_shows_nothing_of_it() throws IOException {
    try (RawServer confused =
        new RawServer(
            (connection, _) -> {
              connection.readRequest();
              connection.write("220 mail.example ESMTP\r\n");
            })) {
      Transport transport = transport(URI.create("http://127.0.0.1:" + confused.port() + "/dev"));

      assertThat(transport.send(ADA, HELLO))
          .isEqualTo(new Delivery.Failed("The gateway's answer is malformed: it is not HTTP/1.1"));
    }
  }

  @Test
  void without_credentials_nothing_is_sent_and_the_failure_says_why() {
    ApiGatewaySettings settings = new ApiGatewaySettings(url(), AwsAccess.LAPTOP);
    PostSigner signer =
        new PostSigner(
            CallbackUrl.of(url()),
            "us-east-1",
            () -> {
              throw SdkClientException.create("a secret");
            },
            InstantSource.system());
    Transport transport =
        new ApiGatewayTransport(
            signer,
            ApiGatewayModule.connector(settings, () -> ApiGatewayModule.sockets(settings)),
            ApiGatewayModule.pool(settings, InstantSource.system()),
            () -> ApiGatewayModule.client(settings));

    assertThat(transport.send(ADA, HELLO))
        .isEqualTo(
            new Delivery.Failed("There are no credentials to sign with: SdkClientException"));
    assertThat(requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void any_2xx_status_is_sent(int success) {
    status = success;

    assertThat(send()).isEqualTo(new Delivery.Sent());
  }

  private Delivery send() {
    return transport(url()).send(ADA, HELLO);
  }

  private static Transport transport(URI url) {
    return DaggerTransportComponent.factory()
        .create(new ApiGatewaySettings(url, AwsAccess.LAPTOP), InstantSource.system())
        .transport();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dev");
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    clients.add(exchange.getRemoteAddress());
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
