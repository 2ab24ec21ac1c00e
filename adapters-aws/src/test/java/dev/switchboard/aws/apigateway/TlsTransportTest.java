package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.aws.apigateway.ApiGatewaySettings.Ciphers;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.http.TlsHandshake;
import dev.switchboard.aws.sigv4.CallbackUrl;
import dev.switchboard.contracts.TurnableClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** To whom a secure connection is opened, and to whom it is not. */
final class TlsTransportTest {

  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static TestCertificate ours;
  private static TestCertificate others;

  private final TurnableClock clock = new TurnableClock();

  @BeforeAll
  static void make(@TempDir Path ourFolder, @TempDir Path otherFolder) {
    ours = TestCertificate.make(ourFolder, "dns:gateway.test,ip:127.0.0.1");
    others = TestCertificate.make(otherFolder, "dns:elsewhere.test,dns:*.gateway.test");
  }

  @Test
  void a_server_that_proves_to_be_the_one_meant_is_told_its_name_and_asked() throws Exception {
    BlockingQueue<Object> names = new LinkedBlockingQueue<>();
    try (RawServer server =
        server(
            ours,
            (connection, _) -> {
              connection.readRequest();
              names.add(namesAskedFor(connection.socket()));
              connection.write(RawConnection.OK);
              connection.answerAll(RawConnection.OK);
            })) {
      GatewayHttp http = http("gateway.test", server, ours.trusted());

      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(names.poll(10, TimeUnit.SECONDS))
          .isEqualTo(List.of(new SNIHostName("gateway.test")));
      assertThat(http.exchange(REQUEST)).isEqualTo(new HttpResponse(200, true));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void an_address_can_be_the_name() throws Exception {
    try (RawServer server =
        server(ours, (connection, _) -> connection.answerAll(RawConnection.OK))) {
      assertThat(http("127.0.0.1", server, ours.trusted()).exchange(REQUEST).status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_server_with_the_certificate_of_another_host_is_not_asked() throws Exception {
    assertNotAsked(others, others.trusted());
  }

  @Test
  void a_server_whose_certificate_nobody_vouches_for_is_not_asked() throws Exception {
    assertNotAsked(ours, SSLContext.getDefault());
    assertNotAsked(ours, others.trusted());
  }

  private void assertNotAsked(TestCertificate shown, SSLContext trusted) throws Exception {
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
          .isThrownBy(() -> http("gateway.test", server, trusted).exchange(REQUEST));
      assertThat(ends.poll(10, TimeUnit.SECONDS)).as("the end of the connection").isTrue();
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void a_kept_connection_that_the_server_ended_costs_no_request() throws Exception {
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
      GatewayHttp http = http("gateway.test", server, ours.trusted());
      http.exchange(REQUEST);
      assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

      assertThat(http.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  private static Object namesAskedFor(Socket socket) {
    return ((ExtendedSSLSession) ((SSLSocket) socket).getSession()).getRequestedServerNames();
  }

  private static RawServer server(TestCertificate shown, RawServer.Talk talk) throws Exception {
    return new RawServer(shown.shown().getServerSocketFactory(), talk);
  }

  /** What nobody asked for is a record of its own, below what TLS has read. */
  @Test
  void an_answer_that_came_before_its_question_is_not_taken_for_one() throws Exception {
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
      GatewayHttp http = http("gateway.test", server, ours.trusted());
      http.exchange(REQUEST);
      assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      clock.turn(Duration.ofSeconds(1));

      assertThat(http.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void a_kept_connection_is_used_again() throws Exception {
    try (RawServer server =
        server(ours, (connection, _) -> connection.answerAll(RawConnection.OK))) {
      GatewayHttp http = http("gateway.test", server, ours.trusted());
      for (int time = 0; time < 10; time++) {
        assertThat(http.exchange(REQUEST).status()).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CHACHA20_FIRST, TLS_AES_128_GCM_SHA256 TLS_CHACHA20_POLY1305_SHA256, "
        + "TLS_CHACHA20_POLY1305_SHA256",
    "CHACHA20_FIRST, TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256",
    "USUAL, TLS_CHACHA20_POLY1305_SHA256 TLS_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384"
  })
  void a_server_that_heeds_the_order_takes_the_first_that_it_knows(
      Ciphers order, String known, String taken) throws Exception {
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

      assertThat(http("gateway.test", server, tls).exchange(REQUEST).status()).isEqualTo(200);
      assertThat(ciphers.poll(10, TimeUnit.SECONDS)).isEqualTo(taken);
    }
  }

  private GatewayHttp http(String host, RawServer server, SSLContext trusted) throws IOException {
    return http(host, server, new TlsHandshake(trusted::getSocketFactory, Ciphers.USUAL));
  }

  private GatewayHttp http(String host, RawServer server, TlsHandshake tls) throws IOException {
    CallbackUrl endpoint = new CallbackUrl(true, host, server.port(), "/dev");
    SocketConnector dialer = new SocketConnector(endpoint, tls, PATIENCE, PATIENCE);
    return new GatewayHttp(dialer, new HttpConnectionPool(1, clock));
  }
}
