package dev.switchboard.gateway.event;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Creates values of the {@code X-Amzn-Trace-Id} header, which identifies a request in X-Ray. */
public final class TraceId {

  private TraceId() {}

  /** Returns a new id for a request that arrived now. */
  public static String next(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "Root=1-%08x-%08x%016x"
        .formatted(now.getEpochSecond(), random.nextInt(), random.nextLong());
  }
}
