package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.ConnectorAccess;
import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpResponses;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.RawRequest;
import dev.switchboard.gateway.testkit.RequestCorruption;
import dev.switchboard.gateway.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Corrupted requests to an HTTP API. */
final class RandomHttpTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withHttpApi(
                  HttpApi.of("ANY /event", "GET /{a}/{b+}").withCors(Cors.allowing("https://*"))));

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_corrupted_request_is_answered_and_reaches_the_function_only_if_its_status_says_so() {
    gateway.serve(this::answer);
    AtomicInteger accepted = new AtomicInteger();
    Seeds.each(
        400,
        random -> {
          RawRequest request = RawRequest.of(random.pick("POST", "GET", "PUT"), "/event?a=b");
          request.headers.add("Origin: https://app.example.org");
          for (int i = random.between(1, 2); i > 0; i--) {
            random.pick(RequestCorruption.values()).apply(request, random);
          }
          String answers = answersTo(request);

          List<Integer> statuses = HttpResponses.statuses(answers);
          assertThat(statuses).as("%s", request).isNotEmpty();
          accepted.addAndGet((int) statuses.stream().filter(status -> status == 200).count());
          HttpResponses.assertRefused(answers.replaceAll("HTTP/1\\.1 (100|200|204) ", ""), request);
        });

    assertThat(accepted).hasPositiveValue();
    assertThat(calls).hasValue(accepted.get());
    await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(ConnectorAccess.of(gateway).getConnectedEndPoints()).isEmpty());
  }

  private String answersTo(RawRequest request) throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.write(request.bytes());
      client.endOutput();
      return client.readToEnd();
    }
  }

  private String answer(String event) {
    calls.incrementAndGet();
    return "{}";
  }
}
