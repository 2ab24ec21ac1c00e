/**
 * A fan-out while several things go wrong at once: the domain and its worker over the store in
 * memory, posting over HTTP to the local gateway, on a clock that waiting turns.
 *
 * <ul>
 *   <li><em>What goes wrong</em> is a {@code Trouble}, several are a {@code Mix}; the {@code
 *       Faulty…} ports, the {@code Surroundings} and the {@code WorkerProcess} bring it about.
 *   <li><em>What happens</em> is a {@code MixRun}: somebody publishes, {@code Workers} do the jobs
 *       that come of it, and somebody publishes once more when nothing goes wrong.
 *   <li><em>Whether it is right</em> is judged by records that know facts alone, so that a test
 *       hands them wrong ones: {@code Statement}, {@code Ending}, {@code Failure}, {@code
 *       Progress}, {@code Forgetting} and {@code Removal} while it runs, which the {@code Ledger}
 *       collects, and {@code Hearing}, {@code Remains} and {@code NextTime} in the end. Each names
 *       the {@code Promise} that was broken. What a mix excuses is said in {@code Mix} alone.
 * </ul>
 *
 * <p>Beside the mixes, whose runs end with their one publication, {@code RecoverySimulation} lets a
 * process live through faults: many clients publish at once, again and again.
 *
 * <ul>
 *   <li><em>Time</em> is a {@code SimulatedClock}, which a {@code Simulation} advances when a
 *       {@code VirtualThreadMonitor} says that every thread waits.
 *   <li><em>What goes wrong</em> is a {@code ScheduledFault}, several are a {@code FaultSchedule};
 *       the parts of the {@code SimulatedWorld} bring it about. A {@code Load} says how much is
 *       published, a {@code Workload} by whom.
 *   <li><em>Whether it is right</em> is judged by {@code PublicationRecord}, {@code
 *       RecoveryPromise}, {@code ReplyRecord}, {@code KeepAliveRecord}, {@code RecoveryRate},
 *       {@code SharedAccountRecord} and {@code SlowConsumerCost}, which know facts alone, too.
 * </ul>
 *
 * <p>Tests run the mixes of any two troubles and simulations under a small load, {@code
 * ./benchmarks/run faults} all mixes there are and a large load.
 */
@NullMarked
package dev.switchboard.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
