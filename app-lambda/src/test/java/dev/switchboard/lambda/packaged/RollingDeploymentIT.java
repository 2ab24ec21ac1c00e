package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Integration;
import dev.switchboard.lambda.packaged.EndToEndStory.ServiceFunctions;
import dev.switchboard.lambda.packaged.EndToEndStory.ServiceQueues;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged functions of an earlier version and of this one, with the same tables, queues and
 * clients. {@code deploy/rolling-deployment} builds the earlier version, and runs this.
 */
@EnabledIfSystemProperty(
    named = "earlier.project",
    matches = ".+",
    disabledReason = "It needs an earlier version: deploy/rolling-deployment")
final class RollingDeploymentIT {

  /** More than the events of a story. */
  private static final int ALL = 100;

  /** About a quarter of the events of a story. */
  private static final int SOME = 8;

  private final Map<String, PackagedFunction> earlier = new HashMap<>();
  private final Map<String, PackagedFunction> current = new HashMap<>();
  private final FunctionEnvironment environment;
  private final ServiceQueues queues;

  RollingDeploymentIT(@TempDir Path folder)
      throws IOException, InterruptedException, URISyntaxException {
    Path project = Path.of(System.getProperty("earlier.project", ""));
    Deployment before = Deployment.unpack("EARLIER", project, folder.resolve("earlier"));
    Deployment now = Deployment.unpack("", Path.of(".."), folder.resolve("current"));
    environment = new FunctionEnvironment(now.file());
    queues = ServiceQueues.in(environment);
    start(before, earlier);
    start(now, current);
  }

  private static Stream<Rollout> rollouts() {
    return Stream.concat(
        Stream.of(Rollout.deployment(0, ALL), Rollout.rollback(0, ALL)),
        IntStream.rangeClosed(1, 3)
            .map(part -> part * SOME)
            .boxed()
            .flatMap(
                begin ->
                    Stream.of(Rollout.deployment(begin, SOME), Rollout.rollback(begin, SOME))));
  }

  /** The rollouts share the environment, so the first that fails ends the test. */
  @Test
  void shows_no_client_that_two_versions_run() throws IOException, InterruptedException {
    for (Rollout rollout : rollouts().toList()) {
      try {
        play(rollout);
      } catch (AssertionError | CompletionException failure) {
        throw new AssertionError("In a " + rollout.name(), failure);
      }
    }
    assertThat(environment.permissionUses().refusals()).isEmpty();
  }

  private void play(Rollout rollout) throws IOException, InterruptedException {
    AtomicInteger events = new AtomicInteger();
    new EndToEndStory(
            environment,
            queues,
            new ServiceFunctions(
                function("gateway", rollout, events),
                function("publish", rollout, events),
                function("worker", rollout, events),
                function("reminders", rollout, events)))
        .play();
  }

  @AfterEach
  void stop() {
    Stream.of(earlier, current)
        .flatMap(each -> each.values().stream())
        .forEach(PackagedFunction::close);
    environment.close();
  }

  private Integration function(String name, Rollout rollout, AtomicInteger events) {
    PackagedFunction before = Objects.requireNonNull(earlier.get(name));
    PackagedFunction now = Objects.requireNonNull(current.get(name));
    return rollout.function(before::invoke, now::invoke, events);
  }

  private void start(Deployment deployment, Map<String, PackagedFunction> functions)
      throws IOException, URISyntaxException {
    deployment.haveAccessFile(EndToEndStory.ACCESS);
    for (String function : deployment.file().functions()) {
      functions.put(function, environment.start(deployment, function, EndToEndStory.PARAMS));
    }
    // Clients wait for a shorter time than eight processes may take to start at once.
    Objects.requireNonNull(functions.get("gateway")).invoke("no event at all");
  }
}
