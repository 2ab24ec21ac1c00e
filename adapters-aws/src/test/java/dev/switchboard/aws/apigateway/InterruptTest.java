package dev.switchboard.aws.apigateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.http.HttpResponse;
import dev.switchboard.aws.http.NoResponseException;
import dev.switchboard.aws.http.RawConnection;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.contracts.ManualClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thread that is interrupted stops sending and keeps its interrupt status. */
final class InterruptTest {

  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);

  @Test
  void an_interrupt_while_waiting_for_a_response_ends_the_request_and_stays_set() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (connection, number) -> {
              connection.readRequest();
              connection.write(RawConnection.OK);
              if (number == 1) {
                connection.readRequest();
                asked.countDown();
                connection.awaitEnd();
              }
            })) {
      ApiGatewayTransport transport = transport(server, 1);
      transport.exchange(REQUEST);
      Interruptible sending = new Interruptible(() -> transport.exchange(REQUEST));

      await(asked);
      assertThat(sending.interrupt()).isInstanceOf(NoResponseException.class);

      assertThat(server.accepted()).as("connections, none to send it again").isEqualTo(1);
      assertThat(transport.exchange(REQUEST).status()).isEqualTo(200);
    }
  }

  @Test
  void an_interrupt_while_waiting_for_a_connection_ends_the_request_and_stays_set()
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (connection, _) -> {
                  connection.readRequest();
                  asked.countDown();
                  await(answer);
                  connection.write(RawConnection.OK);
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiGatewayTransport transport = transport(server, 1);
      Future<HttpResponse> first = threads.submit(() -> transport.exchange(REQUEST));
      await(asked);

      Interruptible second = new Interruptible(() -> transport.exchange(REQUEST));
      assertThat(second.interrupt()).isInstanceOf(InterruptedIOException.class);

      answer.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  /** A request in a virtual thread, as the fan-out sends them. */
  private static final class Interruptible {

    interface Sending {
      HttpResponse send() throws IOException;
    }

    private final BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    private final Thread thread;

    Interruptible(Sending sending) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      sending.send();
                    } catch (IOException failure) {
                      if (Thread.currentThread().isInterrupted()) {
                        failures.add(failure);
                      }
                    }
                  });
    }

    IOException interrupt() throws InterruptedException {
      thread.interrupt();
      IOException failure = failures.poll(10, TimeUnit.SECONDS);
      if (failure == null) {
        throw new AssertionError("The request did not fail, or the interrupt status was lost.");
      }
      return failure;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static ApiGatewayTransport transport(RawServer server, int most) {
    return TestTransport.to(server, Duration.ofSeconds(30), most, new ManualClock());
  }
}
