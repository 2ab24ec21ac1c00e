package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.CipherOrder;
import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.http.TlsHandshake;
import dev.switchboard.contracts.ManualClock;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS connections: the trusted servers, and the chosen ciphers. */
final class TlsTransportTest {

  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static TestCertificate ours;
  private static TestCertificate others;

  private final ManualClock clock = new ManualClock();

  @BeforeAll
  static void make(@TempDir Path ourFolder, @TempDir Path otherFolder) {
    ours = TestCertificate.make(ourFolder, "dns:gateway.test,ip:127.0.0.1");
    others = TestCertificate.make(otherFolder, "dns:elsewhere.test,dns:*.gateway.test");
  }

  @Test
  void a_trusted_server_receives_its_name_and_the_request() throws Exception {
    BlockingQueue<Object> names = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            ours,
            (connection, _) -> {
              connection.readRequest();
              names.add(requestedNames(connection.socket()));
              connection.write(RawConnection.OK);
              connection.answerAll(RawConnection.OK);
            })) {
      ApiGatewayTransport transport = transport("gateway.test", server, ours.trusted());

      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(names.poll(10, TimeUnit.SECONDS))
          .isEqualTo(List.of(new SNIHostName("gateway.test")));
      assertThat(transport.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void an_ip_address_can_be_the_host() throws Exception {
    try (RawServer server =
        server(ours, (connection, _) -> connection.answerAll(RawConnection.OK))) {
      assertThat(transport("127.0.0.1", server, ours.trusted()).exchange(REQUEST).status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_server_with_the_certificate_of_another_host_receives_no_request() throws Exception {
    assertReceivesNoRequest(others, others.trusted());
  }

  @Test
  void a_server_with_an_untrusted_certificate_receives_no_request() throws Exception {
    assertReceivesNoRequest(ours, SSLContext.getDefault());
    assertReceivesNoRequest(ours, others.trusted());
  }

  private void assertReceivesNoRequest(TestCertificate shown, SSLContext trusted) throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            shown,
            (connection, _) -> {
              try {
                requests.add(connection.readRequest());
              } finally {
                ends.add(true);
              }
            })) {
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> transport("gateway.test", server, trusted).exchange(REQUEST));
      assertThat(ends.poll(10, TimeUnit.SECONDS)).as("the end of the connection").isTrue();
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void a_request_on_a_connection_that_the_server_closed_is_repeated() throws Exception {
    BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            ours,
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              connection.socket().close();
              ended.add(number);
            })) {
      ApiGatewayTransport transport = transport("gateway.test", server, ours.trusted());
      transport.exchange(REQUEST);
      assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

      assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  private static Object requestedNames(Socket socket) {
    return ((ExtendedSSLSession) ((SSLSocket) socket).getSession()).getRequestedServerNames();
  }

  private static RawServer server(TestCertificate shown, RawServer.Script talk) throws Exception {
    return new RawServer(shown.shown().getServerSocketFactory(), talk);
  }

  /** The early response is in a TLS record that has not been read yet. */
  @Test
  void a_response_sent_before_the_request_is_discarded() throws Exception {
    BlockingQueue<Integer> said = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            ours,
            (connection, number) -> {
              connection.socket().setTcpNoDelay(true);
              connection.readRequest();
              connection.write(RawConnection.OK);
              if (number == 1) {
                connection.write("HTTP/1.1 408 Request Timeout\r\n\r\n");
                said.add(number);
              }
              connection.answerAll(RawConnection.OK);
            })) {
      ApiGatewayTransport transport = transport("gateway.test", server, ours.trusted());
      transport.exchange(REQUEST);
      assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      clock.turn(Duration.ofSeconds(1));

      assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void an_idle_connection_is_used_again() throws Exception {
    try (RawServer server =
        server(ours, (connection, _) -> connection.answerAll(RawConnection.OK))) {
      ApiGatewayTransport transport = transport("gateway.test", server, ours.trusted());
      for (int time = 0; time < 10; time++) {
        assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CHACHA20_FIRST, TLS_AES_128_GCM_SHA256 TLS_CHACHA20_POLY1305_SHA256, "
        + "TLS_CHACHA20_POLY1305_SHA256",
    "CHACHA20_FIRST, TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256",
    "JVM_DEFAULT, TLS_CHACHA20_POLY1305_SHA256 TLS_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384"
  })
  void a_server_that_follows_the_order_chooses_the_first_cipher_that_it_supports(
      CipherOrder order, String known, String taken) throws Exception {
    BlockingQueue<String> ciphers = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            ours,
            (connection, _) -> {
              SSLSocket socket = (SSLSocket) connection.socket();
              SSLParameters parameters = socket.getSSLParameters();
              parameters.setCipherSuites(known.split(" ", -1));
              parameters.setUseCipherSuitesOrder(false);
              socket.setSSLParameters(parameters);
              connection.readRequest();
              ciphers.add(socket.getSession().getCipherSuite());
              connection.write(RawConnection.OK);
            })) {
      TlsHandshake tls = new TlsHandshake(ours.trusted()::getSocketFactory, order);

      assertThat(transport("gateway.test", server, tls).exchange(REQUEST).status()).isEqualTo(200);
      assertThat(ciphers.poll(10, TimeUnit.SECONDS)).isEqualTo(taken);
    }
  }

  private ApiGatewayTransport transport(String host, RawServer server, SSLContext trusted) {
    return transport(
        host, server, new TlsHandshake(trusted::getSocketFactory, CipherOrder.JVM_DEFAULT));
  }

  private ApiGatewayTransport transport(String host, RawServer server, TlsHandshake tls) {
    SocketConnector connector =
        new SocketConnector(host, server.port(), Optional.of(tls), PATIENCE, PATIENCE);
    return TestTransport.over(connector, 1, clock);
  }
}
