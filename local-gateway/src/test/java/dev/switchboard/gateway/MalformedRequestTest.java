package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.HttpResponses;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A malformed request affects neither other connections nor later requests. */
final class MalformedRequestTest {

  private static final int AT_ONCE = 16;

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @ParameterizedTest
  @ValueSource(strings = {"GET //dev", "GET /dev#a", "GET /dev\0", "GET /%zz", "G\0T /dev"})
  void a_malformed_request_ends_its_connection(String start) throws IOException {
    try (RawClient client = gateway.client()) {
      String request = start + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      client.write((request + RawRequest.of("GET", "/dev")).getBytes(UTF_8));

      assertThat(HttpResponses.statuses(client.readToEnd())).containsExactly(400);
    }
  }

  @Test
  void a_malformed_request_never_reads_bytes_of_another_connection() throws Exception {
    byte[] malformed = RawRequest.of("POST", "/" + "x".repeat(40_000)).bytes();
    byte[] wellFormed = RawRequest.of("POST", "/dev/@connections/L0SM9cOFvHcCIhw=").bytes();
    try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<String>> answers =
          IntStream.range(0, 30 * AT_ONCE)
              .mapToObj(i -> i % 2 == 0 ? malformed : wellFormed)
              .map(request -> clients.submit(() -> gateway.answersTo(request)))
              .toList();

      for (int i = 0; i < answers.size(); i++) {
        assertThat(HttpResponses.statuses(answers.get(i).get()))
            .containsExactly(i % 2 == 0 ? 414 : 410);
      }
    }
  }
}
