package dev.switchboard.benchmarks;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.benchmarks.contender.Contenders;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * What a JVM takes of memory that posts to many recipients once, in MiB.
 *
 * @param resident the most that its process ever had
 * @param heap the most of its heap that was in use after a collection
 */
record PostMemory(double resident, double heap) {

  static final int RECIPIENTS = 10_000;
  static final int MANY_RECIPIENTS = 200_000;

  /** Enough, as the figures show; a JVM that is allowed more uses it before it collects. */
  static final String LIMIT = "-Xmx128m";

  /** Measures a new JVM with recipients that are in no store. */
  static PostMemory measure(Posters posters, URI endpoint, int recipients)
      throws IOException, InterruptedException {
    try (Poster poster =
        posters.start(
            Contenders.LEAN,
            endpoint,
            List.of(LIMIT),
            ApiGatewaySettings.POSTS_AT_ONCE,
            Contenders.NUMBERED)) {
      poster.watchHeap();
      poster.post(0, recipients);
      return new PostMemory(poster.mostResident(), poster.mostHeap());
    }
  }
}
