package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.Behaviour;
import dev.switchboard.benchmarks.stub.Throttle;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The part of a run that measures our fan-out alone: on the stub, plain. For one thread. */
record LeanRun(Posters posters, Stub stub, FanOutTable table, Consumer<String> progress) {

  /** Measures this and adds its rows to the table; does nothing if it is measured elsewhere. */
  void measure(FanOutMeasurement what) throws IOException, InterruptedException {
    LeanPosts lean = new LeanPosts(posters, stub);
    switch (what) {
      // Posts beside the SDK, which other servers are also measured with.
      case COLD, WARM -> {}
      case WRK -> measureWrk();
      case STUB -> {
        progress.accept("What the stub takes …");
        table.addCeiling(lean.ceiling());
      }
      case AUDIENCE -> {
        progress.accept("Reading the audience …");
        table.addReading(lean.readingTheAudience());
      }
      case LATENCY -> {
        progress.accept("Recipients that take their time …");
        table.addLatency(lean.latency());
      }
      case LATE -> {
        progress.accept("A few recipients that take longer than the others …");
        table.addSlow(lean.someSlow(), lean.someSlower());
      }
      case GONE -> {
        progress.accept("Recipients that are gone …");
        table.addGone(GonePosts.measure(posters, stub));
      }
      case MEMORY -> measureMemory();
      case THROTTLE -> measureThrottles();
      case SLOW -> {
        progress.accept("A publish beside a client that does not read …");
        table.addSlowClient(SlowClient.measure(posters, stub));
      }
    }
  }

  private void measureWrk() throws IOException, InterruptedException {
    if (!Wrk.isInstalled()) {
      table.note("Not measured beside wrk, which is not installed.");
      return;
    }
    progress.accept("Posts beside wrk …");
    for (Phase phase : List.of(Phase.WARM, Phase.WARM_C1)) {
      table.addWrk(phase, BesideWrk.measure(posters, prompt(), phase));
    }
  }

  private void measureMemory() throws IOException, InterruptedException {
    progress.accept("Memory …");
    table.addMemory(
        PostMemory.measure(posters, prompt(), PostMemory.RECIPIENTS),
        PostMemory.measure(posters, prompt(), PostMemory.MANY_RECIPIENTS));
  }

  private void measureThrottles() throws IOException, InterruptedException {
    for (Throttle each : List.of(Throttle.SHORT, Throttle.LONG)) {
      progress.accept("Deliveries before and after %s …".formatted(each));
      table.addThrottle(each, ThrottleRecovery.measure(posters, stub, each));
    }
  }

  private URI prompt() {
    return stub.posts(Behaviour.PROMPT, false);
  }
}
