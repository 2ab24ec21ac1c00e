package dev.switchboard.benchmarks.scale;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;

/**
 * One publication to an audience, event by event: the function that has it, the account's bucket,
 * the queue, its pollers and the workers. The function is warm, for it has just taken a message;
 * the workers are not.
 */
final class Simulation {

  /** The function's 25 seconds, less the 5 that it keeps to hand over the rest. */
  private static final long TIME = 20 * Timeline.SECOND;

  /** How many rows DynamoDB gives on one page of a megabyte. */
  private static final int PAGE = 10_000;

  private final Deployment deployment;
  private final World world;
  private final Jobs jobs;
  private final long hop;

  private Simulation(Deployment deployment, Conditions conditions) {
    this.deployment = deployment;
    this.world = new World(deployment, conditions);
    this.jobs = new Jobs(world, deployment);
    this.hop = conditions.hop().toNanos();
  }

  /** Plays it to the end. */
  static Outcome of(int audience, Deployment deployment, Conditions conditions) {
    Simulation simulation = new Simulation(deployment, conditions);
    simulation.publish(audience);
    simulation.world.timeline.run();
    return simulation.world.outcome(simulation.jobs.count());
  }

  private void publish(int audience) {
    if (audience <= deployment.limits().inlineMax()) {
      post(audience);
    } else {
      handOver(audience);
    }
  }

  private void post(int audience) {
    world.usage.rows(audience);
    Environment warm = new Environment(deployment.limits().postsPerSecond());
    warm.begin(world.conditions.with(Duration.ZERO));
    Invocation invocation =
        new Invocation(
            world,
            warm,
            audience,
            false,
            TIME,
            (left, end) -> {
              world.usage.invocation(end);
              jobs.left(left, false, end);
            });
    world.timeline.at(hop, now -> invocation.post(deployment.limits().window(), now));
  }

  /** Reads a page and the next ahead of it, and leaves shares to the queue, ten in a call. */
  private void handOver(int audience) {
    world.usage.rows(PAGE);
    world.usage.rows(PAGE);
    List<AudienceShare> shares = AudienceShare.WHOLE.split(audience / FanOutJob.RECIPIENTS + 1);
    int calls = Usage.callsFor(shares.size());
    for (int i = 0; i < shares.size(); i++) {
      jobs.share(recipients(audience, shares.get(i)), hop + i * calls / shares.size() * hop);
    }
    world.usage.jobs(shares.size());
    world.usage.invocation(hop + calls * hop);
  }

  private static int recipients(int audience, AudienceShare share) {
    return upTo(audience, share.to()) - upTo(audience, share.from());
  }

  private static int upTo(int audience, int position) {
    return Math.toIntExact((long) audience * position / AudienceShare.POSITIONS);
  }
}
