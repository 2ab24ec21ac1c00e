package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.ClientFrames;
import dev.switchboard.gateway.testkit.FragmentedMessages;
import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.HttpResponses;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawRequest;
import dev.switchboard.gateway.testkit.RequestCorruption;
import dev.switchboard.gateway.testkit.SeededRandom;
import dev.switchboard.gateway.testkit.Seeds;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Corrupted handshakes, and bytes that are not an HTTP request. */
final class RandomRequestsTest {

  private static final byte[] TLS_HELLO = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00};

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_corrupted_request_reaches_the_function_only_if_it_is_upgraded() {
    AtomicInteger upgraded = new AtomicInteger();
    Seeds.each(
        400,
        random -> {
          RawRequest request = corrupted(random);
          String answers = gateway.answersTo(request.bytes());

          assertThat(answers).as("%s", request).startsWith("HTTP/1.1 ");
          HttpResponses.assertRefusedUnlessUpgraded(answers, request);
          upgraded.addAndGet(answers.startsWith("HTTP/1.1 101 ") ? 1 : 0);
        });
    assertThat(gateway.function().all()).hasSize(1 + upgraded.get());
  }

  @Test
  void bytes_that_are_no_request_are_refused_or_the_socket_is_closed() {
    Seeds.each(
        200,
        random -> {
          try (RawClient client = gateway.client()) {
            byte[] bytes = noRequest(random);
            client.write(bytes);
            if (random.oneIn(3)) {
              client.reset();
            } else {
              client.endOutput();
              HttpResponses.assertRefusedUnlessUpgraded(
                  client.readToEnd(), new String(bytes, ISO_8859_1));
            }
          }
        });
  }

  @Test
  void a_request_within_the_body_of_an_ambiguous_one_reaches_nobody() {
    Seeds.each(
        20,
        random -> {
          RawRequest request = RawRequest.upgrade("/dev?name=smuggler");
          request.method = random.pick("GET", "POST");
          request.headers.addAll(ambiguousLengths(random));
          request.body =
              "0\r\n\r\n" + RawRequest.of("DELETE", "/dev/@connections/" + gateway.bystanderId());

          assertThat(HttpResponses.statuses(gateway.answersTo(request.bytes())))
              .as("%s", request)
              .containsExactly(400);
        });
  }

  @Test
  void a_client_that_leaves_during_its_handshake_disconnects_as_often_as_it_connects() {
    Seeds.each(
        40,
        random -> {
          try (RawClient client = gateway.client()) {
            RawRequest request = RawRequest.upgrade("/dev?name=" + gateway.nextName());
            client.write(
                ClientFrames.join(request.bytes(), FragmentedMessages.few(random).bytes()));
            if (random.oneIn(2)) {
              client.reset();
            }
          }
        });
  }

  private RawRequest corrupted(SeededRandom random) {
    RawRequest request = RawRequest.upgrade("/dev?name=" + gateway.nextName());
    for (int i = random.between(1, 2); i > 0; i--) {
      random.pick(RequestCorruption.values()).apply(request, random);
    }
    return request;
  }

  private static List<String> ambiguousLengths(SeededRandom random) {
    return random.pick(
        List.of("Content-Length: 5", "Transfer-Encoding: chunked"),
        List.of("Transfer-Encoding: chunked", "Content-Length: 5"),
        List.of("Content-Length: 5", "Content-Length: 6"),
        List.of("Content-Length: 5, 6"),
        List.of("Content-Length: 5", "Transfer-Encoding: identity"),
        List.of("Content-Length: 5", "Transfer-Encoding: \u000Bchunked"),
        List.of("Content-Length: 5", "Transfer-Encoding : chunked"),
        List.of("Content-Length: 5", "Transfer-Encoding\0: chunked"),
        List.of("Content-Length: 5\rTransfer-Encoding: chunked"));
  }

  private static byte[] noRequest(SeededRandom random) {
    byte[] chance = random.bytes(random.between(0, 300));
    return switch (random.between(0, 7)) {
      case 0 -> chance;
      case 1 -> ClientFrames.join("GET /dev HTTP/1.1\r\n".getBytes(ISO_8859_1), chance);
      case 2 -> ClientFrames.join("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1), chance);
      case 3 -> ClientFrames.join(TLS_HELLO, chance);
      case 4 -> "\r\n".repeat(chance.length).getBytes(ISO_8859_1);
      case 5 -> random.truncated(RawRequest.upgrade("/dev").bytes());
      case 6 -> random.corrupted(RawRequest.upgrade("/dev").bytes());
      default -> ("GET /" + "x".repeat(100 * chance.length)).getBytes(ISO_8859_1);
    };
  }
}
