package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.contracts.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads share the connections of one pool. */
final class SharedConnectionsTest {

  private static final int MOST = 64;
  private static final Pattern STATUS = Pattern.compile("POST /([0-9]+) ");

  private final ManualClock clock = new ManualClock();

  /** Each thread requests a different status, so that a swapped response is detected. */
  @Test
  void two_hundred_threads_get_their_own_responses_over_few_connections() throws Exception {
    try (RawServer server = new RawServer((connection, _) -> answerRequestedStatus(connection));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiGatewayTransport transport = transport(server);
      List<Future<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < 200; thread++) {
        int status = 400 + thread;
        all.add(threads.submit(() -> requestOften(transport, status)));
      }
      for (Future<Void> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
      assertThat(server.accepted()).isBetween(8, MOST);
    }
  }

  /** The server responds to none of its requests before it has received 8. */
  @Test
  void a_pool_starts_with_eight_connections() throws Exception {
    CountDownLatch eight = new CountDownLatch(8);
    AtomicInteger waiting = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                (connection, _) -> {
                  connection.readRequest();
                  most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                  eight.countDown();
                  await(eight);
                  waiting.decrementAndGet();
                  connection.write(RawConnection.OK);
                  connection.answerAll(RawConnection.OK);
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiGatewayTransport transport = transport(server);
      List<Future<HttpResponse>> all =
          IntStream.range(0, 15)
              .mapToObj(_ -> threads.submit(() -> transport.exchange(request(200))))
              .toList();
      for (Future<HttpResponse> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
      assertThat(most).hasValueLessThanOrEqualTo(9);
      assertThat(server.accepted()).isBetween(8, 9);
    }
  }

  /** Up to the bound, no request waits for another. */
  @Test
  void a_pool_grows_to_its_bound_by_one_connection_for_eight_responses() throws Exception {
    CountDownLatch all = new CountDownLatch(MOST);
    try (RawServer server =
            new RawServer(
                (connection, number) -> {
                  if (number == 1) {
                    for (int i = 0; i < (MOST - 8) * 8; i++) {
                      connection.readRequest();
                      connection.write(RawConnection.OK);
                    }
                  }
                  connection.readRequest();
                  all.countDown();
                  await(all);
                  connection.write(RawConnection.OK);
                  connection.answerAll(RawConnection.OK);
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiGatewayTransport transport = transport(server);
      for (int i = 0; i < (MOST - 8) * 8; i++) {
        transport.exchange(request(200));
      }
      assertThat(server.accepted()).isEqualTo(1);

      List<Future<HttpResponse>> sent =
          IntStream.range(0, 2 * MOST)
              .mapToObj(_ -> threads.submit(() -> transport.exchange(request(200))))
              .toList();
      for (Future<HttpResponse> one : sent) {
        assertThat(one.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(MOST);
    }
  }

  /** Servers close a connection that is idle for about a minute; a write then fails too late. */
  @Test
  void a_connection_that_was_idle_for_half_a_minute_is_closed_and_not_used() throws Exception {
    BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              try {
                connection.answerAll(RawConnection.OK);
              } finally {
                ended.add(number);
              }
            })) {
      ApiGatewayTransport transport = transport(server);
      transport.exchange(request(200));
      clock.turn(Duration.ofSeconds(29));
      transport.exchange(request(200));
      assertThat(server.accepted()).isEqualTo(1);

      clock.turn(Duration.ofSeconds(30));
      transport.exchange(request(200));

      assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  private static Void requestOften(ApiGatewayTransport transport, int status) throws IOException {
    for (int i = 0; i < 20; i++) {
      assertThat(transport.exchange(request(status))).isEqualTo(new HttpResponse(status, true));
    }
    return null;
  }

  private static void answerRequestedStatus(RawConnection connection) throws IOException {
    while (true) {
      Matcher asked = STATUS.matcher(connection.readRequest());
      if (!asked.find()) {
        throw new AssertionError("A request was torn apart.");
      }
      connection.write("HTTP/1.1 " + asked.group(1) + " X\r\nContent-Length: 3\r\n\r\n123");
    }
  }

  private static byte[] request(int status) {
    return "POST /%d HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
        .formatted(status)
        .getBytes(US_ASCII);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private ApiGatewayTransport transport(RawServer server) {
    return TestTransport.to(server, Duration.ofSeconds(30), MOST, clock);
  }
}
