package dev.switchboard.benchmarks.scale;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;

/** The queue of jobs, and the workers behind it. For one thread. */
final class Jobs {

  /** A worker's 60 seconds, less the 5 that it keeps to hand over the rest. */
  private static final long TIME = 55 * Timeline.SECOND;

  /** How long whoever was refused to the end is left alone. */
  private static final long LEFT_ALONE = Timeline.SECOND;

  /** Some recipients for one invocation; later ones are those whom another could not reach. */
  private record Job(int recipients, boolean later) {}

  private final World world;
  private final Deployment deployment;
  private final Pollers pollers;
  private final long hop;
  private final Queue<Job> waiting = new ArrayDeque<>();
  private final Deque<Environment> idle = new ArrayDeque<>();
  private int working;
  private int count;
  private long firstCame = -1;

  Jobs(World world, Deployment deployment) {
    this.world = world;
    this.deployment = deployment;
    this.pollers = new Pollers(deployment.workers());
    this.hop = world.conditions.hop().toNanos();
  }

  /** How many jobs there have been. */
  int count() {
    return count;
  }

  /** Takes over a share of the audience. */
  void share(int recipients, long now) {
    add(new Job(recipients, false), now);
  }

  /** Takes over what an invocation leaves. */
  void left(Invocation.Left left, boolean later, long now) {
    if (left.unsent() > 0) {
      world.usage.jobs(1);
      add(new Job(left.unsent(), later), now);
    }
    if (left.unreached() > 0) {
      world.usage.jobs(1);
      add(new Job(left.unreached(), true), now + LEFT_ALONE);
    }
  }

  private void add(Job job, long now) {
    count++;
    world.timeline.at(
        now + hop,
        came -> {
          waiting.add(job);
          if (firstCame < 0) {
            firstCame = came;
            grow(came);
          }
          take(came);
        });
  }

  /** Looks every second whether there are more pollers. */
  private void grow(long now) {
    if (pollers.areGrowing(now - firstCame)) {
      world.timeline.at(
          now + Timeline.SECOND,
          then -> {
            take(then);
            grow(then);
          });
    }
  }

  private void take(long now) {
    while (!waiting.isEmpty() && working < pollers.after(now - firstCame)) {
      working++;
      work(waiting.remove(), now);
    }
  }

  private void work(Job job, long now) {
    Environment environment =
        idle.isEmpty() ? new Environment(deployment.workersShare()) : idle.pop();
    long started = now + environment.begin(world.conditions);
    Invocation invocation =
        new Invocation(
            world,
            environment,
            job.recipients(),
            job.later(),
            started + TIME,
            (left, end) -> end(environment, job, left, now, end));
    if (!job.later()) {
      world.usage.rows(job.recipients());
    }
    // It reads its first page before it posts; whoever is left by name comes with the job.
    world.timeline.at(started + hop, then -> invocation.post(deployment.limits().window(), then));
  }

  private void end(Environment environment, Job job, Invocation.Left left, long begun, long now) {
    world.usage.invocation(now - begun);
    left(left, job.later(), now);
    idle.push(environment);
    working--;
    take(now);
  }
}
