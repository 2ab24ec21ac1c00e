package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.RefusedRequest;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** URLs and headers are at most as large as on AWS. */
final class RequestSizeCheckTest {

  private static final String PATH = "/dev?a=";

  /** The headers of a handshake of {@link RawClient}, and the name of one more. */
  private static final int OTHER_HEADERS = 200;

  private final Queue<RefusedRequest> refused = new ConcurrentLinkedQueue<>();

  @Test
  void a_url_of_4096_characters_is_accepted() throws IOException {
    assertThat(upgrade(PATH + "x".repeat(4096 - PATH.length()), 0)).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void a_longer_url_is_refused() throws IOException {
    assertThat(upgrade(PATH + "x".repeat(4097 - PATH.length()), 0)).startsWith("HTTP/1.1 414 ");

    assertThat(refused).hasSize(1);
    assertThat(refused.element().reason()).contains("4097 characters: expected at most 4096");
  }

  @Test
  void headers_within_the_limit_are_accepted() throws IOException {
    assertThat(upgrade("/dev", 10_240 - OTHER_HEADERS)).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void larger_headers_are_refused() throws IOException {
    assertThat(upgrade("/dev", 10_240)).startsWith("HTTP/1.1 431 ");

    assertThat(refused).hasSize(1);
    assertThat(refused.element().reason()).contains("expected at most 10240");
  }

  @Test
  void the_limit_of_headers_is_an_assumption() throws IOException {
    GatewaySettings settings =
        GatewaySettings.defaults()
            .withAssumptions(Assumptions.LIKELY.with(Assumption.HEADER_BYTES, "19999"));

    assertThat(upgrade("/dev", 19_999 - OTHER_HEADERS, settings)).startsWith("HTTP/1.1 101 ");
    assertThat(upgrade("/dev", 19_999, settings)).startsWith("HTTP/1.1 431 ");
  }

  private String upgrade(String target, int headerBytes) throws IOException {
    return upgrade(target, headerBytes, GatewaySettings.defaults());
  }

  private String upgrade(String target, int headerBytes, GatewaySettings settings)
      throws IOException {
    try (LocalGateway gateway = LocalGateway.bind(settings)) {
      gateway.serve(Functions.all(_ -> "{\"statusCode\":200}"), _ -> {}, refused::add);
      URI url = gateway.webSocketUrl().resolve(target);
      try (RawClient client = new RawClient(gateway)) {
        return client.upgrade(url, "X-Large: " + "x".repeat(headerBytes));
      }
    }
  }
}
