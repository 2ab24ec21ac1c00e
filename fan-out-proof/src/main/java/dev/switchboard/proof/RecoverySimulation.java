package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.proof.FaultScheduleBuilder.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * A simulation of processes during faults. Many clients publish repeatedly at the same time in
 * simulated time, while faults begin, end and return.
 */
final class RecoverySimulation {

  private static final ConnectionId SLOW = new ConnectionId("client-0");
  private static final int REPLIERS = 2;

  /** Half of the shortest measured time: a rate within a twentieth of a second's frames. */
  private static final Duration FINE = Duration.ofMillis(25);

  /** Half of the permitted wait of a reply, where nothing shorter is measured. */
  private static final Duration COARSE = ReplyRecord.BOUND.dividedBy(2);

  private static final int PROCESSES = 5;

  private final SimulatedClock clock = new SimulatedClock();
  private final Load load;

  /** Creates a simulation, for one of its runs. */
  RecoverySimulation(Load load) {
    this.load = load;
  }

  /** Runs one process with publishers, replies and keep-alives through every fault. */
  RecoveryResult everyFault(Times times) throws ExecutionException, InterruptedException {
    if (!load.fitsBound()) {
      throw new IllegalArgumentException("Nothing can recover in time under this load: " + load);
    }
    FaultScheduleBuilder faults = FaultScheduleBuilder.everyFault(clock.start(), SLOW, times);
    SimulatedWorld world = world(faults.schedule());
    ProcessRecord record = run(world, faults.end(), COARSE);
    List<Breach> breaches = new ArrayList<>(record.accounting(world.schedule()));
    breaches.addAll(record.delays(world.schedule()));
    return finding("every fault", breaches, world);
  }

  /** Runs publishers that want more than the ceiling, before, during and after throttles. */
  RecoveryResult saturated() throws ExecutionException, InterruptedException {
    FaultScheduleBuilder faults = FaultScheduleBuilder.throttles(clock.start(), SLOW);
    SimulatedWorld world = world(faults.schedule());
    ProcessRecord record = run(world, faults.end(), FINE);
    List<Breach> breaches = new ArrayList<>(record.accounting(world.schedule()));
    record.replies().forEach(each -> each.breach().ifPresent(breaches::add));
    for (ScheduledFault.AccountThrottle throttle : world.schedule().throttles()) {
      Instant from = throttle.period().to();
      Instant to = nextBegin(world.schedule(), from, faults.end());
      SentRate rate = SentRate.of(world.gateway().posts(), from, to);
      String name =
          "throttle %d/%d".formatted(throttle.limit().perSecond(), throttle.limit().burst());
      breaches.addAll(new RecoveryRate(name, load.postsPerSecond(), rate).breaches());
    }
    return finding("saturated", breaches, world);
  }

  /** Runs five processes that share one account, each of which wants all of it. */
  RecoveryResult sharedAccount() throws ExecutionException, InterruptedException {
    FaultScheduleBuilder faults =
        new FaultScheduleBuilder(clock.start(), SLOW, FaultScheduleBuilder.LONG)
            .shortThrottle()
            .completeThrottle();
    SimulatedWorld world = world(faults.schedule());
    List<Runnable> tasks = new ArrayList<>();
    for (int number = 0; number < PROCESSES; number++) {
      SimulatedProcess process = new SimulatedProcess(world, number, load.limits());
      tasks.addAll(new SimulatedClients(process, clock, faults.end()).publishers(load));
    }
    new Simulation(clock, COARSE).run(tasks);
    List<Breach> breaches = new ArrayList<>();
    Stream.concat(
            Stream.of(clock.start()),
            world.schedule().throttles().stream().map(each -> each.period().to()))
        .map(
            from ->
                new SharedAccountRecord(
                    PROCESSES,
                    load.postsPerSecond(),
                    from,
                    nextBegin(world.schedule(), from, faults.end()),
                    world.gateway().posts()))
        .forEach(each -> breaches.addAll(each.breaches()));
    return finding("shared account", breaches, world);
  }

  /** Runs the same load without and with a slow consumer. */
  RecoveryResult slowConsumer(Times times) throws ExecutionException, InterruptedException {
    FaultScheduleBuilder faults =
        new FaultScheduleBuilder(clock.start(), SLOW, times).slowConsumer();
    RecoverySimulation without = new RecoverySimulation(load);
    ProcessRecord reference =
        without.run(without.world(new FaultSchedule(List.of())), faults.end(), FINE);
    SimulatedWorld world = world(faults.schedule());
    ProcessRecord record = run(world, faults.end(), FINE);
    List<Breach> breaches = new ArrayList<>(record.accounting(world.schedule()));
    new SlowConsumerCost(reference.longestAnswer(), record.longestAnswer())
        .breach()
        .ifPresent(breaches::add);
    return finding("slow consumer", breaches, world);
  }

  private SimulatedWorld world(FaultSchedule schedule) {
    return SimulatedWorld.of(clock, schedule, load);
  }

  /** Runs one process until a time, and then until no job is left. */
  private ProcessRecord run(SimulatedWorld world, Instant end, Duration unproven)
      throws ExecutionException, InterruptedException {
    SimulatedProcess process = new SimulatedProcess(world, 0, load.limits());
    SimulatedClients clients = new SimulatedClients(process, clock, end);
    List<Runnable> tasks = new ArrayList<>(clients.publishers(load));
    tasks.addAll(clients.repliers(REPLIERS));
    tasks.add(clients.keepAlives());
    Simulation simulation = new Simulation(clock, unproven);
    simulation.run(tasks);
    simulation.run(List.of(process::awaitJobs));
    return process.record();
  }

  private static Instant nextBegin(FaultSchedule schedule, Instant from, Instant end) {
    return schedule.faults().stream()
        .map(each -> each.period().from())
        .filter(each -> !each.isBefore(from))
        .min(Instant::compareTo)
        .orElse(end);
  }

  private RecoveryResult finding(String name, List<Breach> breaches, SimulatedWorld world) {
    return new RecoveryResult(name, breaches, world.gateway().posts().size(), clock.elapsed());
  }
}
