package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is served on all of its addresses, because clients choose any of them. */
final class ListeningSocketsTest {

  private static final String IPV6 = "::1";

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "gateway.LocalHost"})
  void localhost_is_both_loopback_addresses(String host) throws IOException {
    assumeThat(hasIpv6()).isTrue();
    try (LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults().at(host, 0))) {
      gateway.serve(new ScriptedFunction());

      for (String address : new String[] {"127.0.0.1", IPV6}) {
        int port = gateway.webSocketUrl().getPort();
        try (RawClient client = new RawClient(InetAddress.ofLiteral(address), port)) {
          assertThat(client.upgrade(gateway.webSocketUrl())).startsWith("HTTP/1.1 101 ");
        }
      }
      assertThat(gateway.webSocketUrl().getHost()).isEqualTo(host);
    }
  }

  @Test
  void a_port_that_is_taken_on_one_address_is_named_with_it_and_the_others_are_freed()
      throws IOException {
    assumeThat(hasIpv6()).isTrue();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(IPV6))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalGateway.bind(GatewaySettings.defaults().at("localhost", port)))
          .isInstanceOf(PortTakenException.class)
          .hasMessageStartingWith("[::1]:%d is taken".formatted(port));

      LocalGateway.bind(GatewaySettings.defaults().at("127.0.0.1", port)).close();
    }
  }

  @Test
  void an_address_is_served_alone() throws IOException {
    try (LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults())) {
      assertThatThrownBy(
              () -> new RawClient(InetAddress.ofLiteral(IPV6), gateway.webSocketUrl().getPort()))
          .isInstanceOf(IOException.class);
    }
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(IPV6))) {
      return socket.isBound();
    } catch (IOException missing) {
      return false;
    }
  }
}
