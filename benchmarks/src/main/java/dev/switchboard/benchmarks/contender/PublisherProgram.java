package dev.switchboard.benchmarks.contender;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.lambda.JvmCiphers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Publishes through one fan-out, which has the limits and the pace that it has when deployed, to
 * recipients that are in no store. Its queue takes every job, and nobody does it.
 *
 * <p>The line {@code publish} has it publish once and print what that took; {@code repeat N} has so
 * many publishers publish again and again until the process ends.
 */
public final class PublisherProgram {

  /** Before the nanoseconds of a publish, and how many recipients were sent it and handed over. */
  public static final String PUBLISHED = "Published: ";

  /** What a publication is for its deadline: the function has 25 s and keeps 5 s of them. */
  private static final Duration TIME = Duration.ofSeconds(20);

  /** How long a publisher of many waits after each publish. */
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private static final Publication PUBLICATION =
      new Publication(
          new ChannelName(FanOutContender.CHANNEL), List.of(new Event.Text(Recipients.EVENT)));

  private final FanOut fanOut;

  private PublisherProgram(FanOut fanOut) {
    this.fanOut = fanOut;
  }

  /** Takes an endpoint, and how many recipients there are. */
  public static void main(String[] arguments) throws IOException {
    FanOutQueue takesEveryJob = _ -> List.of();
    FanOut fanOut =
        DaggerFanOutComponent.factory()
            .create(
                new NumberedAudience(0, Integer.parseInt(arguments[1])),
                transport(URI.create(arguments[0])),
                takesEveryJob,
                InstantSource.system(),
                FanOutLimits.DEFAULT.withWindow(ApiGatewaySettings.POSTS_AT_ONCE))
            .fanOut();
    new PublisherProgram(fanOut).run();
    System.exit(0);
  }

  private static Transport transport(URI endpoint) {
    ApiGatewaySettings settings =
        new ApiGatewaySettings(
            endpoint,
            AwsAccess.LAPTOP,
            ApiGatewaySettings.POSTS_AT_ONCE,
            List.of(),
            JvmCiphers.ciphers());
    return DaggerLeanTransport.factory().create(settings, InstantSource.system()).transport();
  }

  private void run() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "publish" -> publishTimed();
        case "repeat" -> repeat(Integer.parseInt(words[1]));
        default -> throw new IOException("There is no command " + line);
      }
    }
  }

  private void publishTimed() {
    long start = System.nanoTime();
    FanOutReport report = publish();
    long nanos = System.nanoTime() - start;
    System.out.println(PUBLISHED + "%d %d %d".formatted(nanos, report.sent(), report.handedOver()));
  }

  private void repeat(int publishers) {
    for (int publisher = 0; publisher < publishers; publisher++) {
      Thread.startVirtualThread(this::publishUntilInterrupted);
    }
  }

  private void publishUntilInterrupted() {
    try {
      while (true) {
        publish();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private FanOutReport publish() {
    return fanOut.publish(PUBLICATION, Instant.now().plus(TIME));
  }
}
