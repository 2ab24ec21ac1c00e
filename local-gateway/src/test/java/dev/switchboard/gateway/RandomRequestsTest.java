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

/** Bytes that are no request for a WebSocket, or almost one. */
final class RandomRequestsTest {

  private static final byte[] TLS_HELLO = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00};

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_spoilt_request_reaches_the_function_only_if_it_is_upgraded() {
    AtomicInteger upgraded = new AtomicInteger();
    Seeds.each(
        400,
        dice -> {
          RawRequest request = spoilt(dice);
          String answers = gateway.answersTo(request.bytes());

          assertThat(answers).as("%s", request).startsWith("HTTP/1.1 ");
          HttpResponses.assertRefusedUnlessUpgraded(answers, request);
          upgraded.addAndGet(answers.startsWith("HTTP/1.1 101 ") ? 1 : 0);
        });
    assertThat(gateway.ledger().all()).hasSize(1 + upgraded.get());
  }

  @Test
  void bytes_that_are_no_request_are_refused_or_hung_up_on() {
    Seeds.each(
        200,
        dice -> {
          try (RawClient client = gateway.client()) {
            byte[] said = noRequest(dice);
            client.write(said);
            if (dice.oneIn(3)) {
              client.vanish();
            } else {
              client.endOutput();
              HttpResponses.assertRefusedUnlessUpgraded(
                  client.readToEnd(), new String(said, ISO_8859_1));
            }
          }
        });
  }

  @Test
  void a_request_within_the_body_of_an_ambiguous_one_reaches_nobody() {
    Seeds.each(
        20,
        dice -> {
          RawRequest request = RawRequest.upgrade("/dev?name=smuggler");
          request.method = dice.pick("GET", "POST");
          request.headers.addAll(ambiguousLengths(dice));
          request.body =
              "0\r\n\r\n" + RawRequest.of("DELETE", "/dev/@connections/" + gateway.bystandersId());

          assertThat(HttpResponses.statuses(gateway.answersTo(request.bytes())))
              .as("%s", request)
              .containsExactly(400);
        });
  }

  @Test
  void a_client_that_goes_during_its_handshake_ends_as_often_as_it_connects() {
    Seeds.each(
        40,
        dice -> {
          try (RawClient client = gateway.client()) {
            RawRequest request = RawRequest.upgrade("/dev?name=" + gateway.nextName());
            client.write(
                ClientFrames.join(request.bytes(), FragmentedMessages.small(dice).bytes()));
            if (dice.oneIn(2)) {
              client.vanish();
            }
          }
        });
  }

  private RawRequest spoilt(SeededRandom dice) {
    RawRequest request = RawRequest.upgrade("/dev?name=" + gateway.nextName());
    for (int i = dice.between(1, 2); i > 0; i--) {
      dice.pick(RequestCorruption.values()).spoil(request, dice);
    }
    return request;
  }

  private static List<String> ambiguousLengths(SeededRandom dice) {
    return dice.pick(
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

  private static byte[] noRequest(SeededRandom dice) {
    byte[] chance = dice.bytes(dice.between(0, 300));
    return switch (dice.between(0, 7)) {
      case 0 -> chance;
      case 1 -> ClientFrames.join("GET /dev HTTP/1.1\r\n".getBytes(ISO_8859_1), chance);
      case 2 -> ClientFrames.join("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1), chance);
      case 3 -> ClientFrames.join(TLS_HELLO, chance);
      case 4 -> "\r\n".repeat(chance.length).getBytes(ISO_8859_1);
      case 5 -> dice.brokenOff(RawRequest.upgrade("/dev").bytes());
      case 6 -> dice.changed(RawRequest.upgrade("/dev").bytes());
      default -> ("GET /" + "x".repeat(100 * chance.length)).getBytes(ISO_8859_1);
    };
  }
}
