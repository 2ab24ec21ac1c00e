package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that a process may not use is not blamed on the name of the host. */
final class ListenFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"Permission denied", "Operation not permitted"})
  void a_reserved_port_is_named_with_two_ways_out(String reason) {
    assertThat(explain("127.0.0.1", 443, new BindException(reason)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This process may not listen on 127.0.0.1:443, because the system reserves ports below"
                + " 1024: start it as root or with CAP_NET_BIND_SERVICE, or choose a higher port and"
                + " put it in the domain name, such as --port 8443 --domain-name localhost:8443");
  }

  @Test
  void a_higher_port_that_is_forbidden_is_not_called_reserved() {
    assertThat(explain("127.0.0.1", 8443, new BindException("Permission denied")))
        .hasMessage(
            "This process may not listen on 127.0.0.1:8443: choose another port (0 picks a free one)");
  }

  @Test
  void a_port_in_use_is_taken() {
    assertThat(explain("127.0.0.1", 8443, new BindException("Address already in use")))
        .isInstanceOf(PortTakenException.class);
  }

  @Test
  void a_host_of_another_machine_is_named() {
    assertThat(explain("192.0.2.1", 443, new BindException("Cannot assign requested address")))
        .hasMessage("Cannot listen on 192.0.2.1: expected a name or an address of this machine");
    assertThat(explain("nowhere.invalid", 443, new UnresolvedAddressException()))
        .hasMessageStartingWith("Cannot listen on nowhere.invalid: ");
  }

  private static RuntimeException explain(String host, int port, Exception cause) {
    return ListenFailure.explain(host, port, new IOException("Failed to bind", cause));
  }
}
