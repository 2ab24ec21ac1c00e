/**
 * A fan-out while several things go wrong at once: the domain and its worker over a store in
 * memory, posting over HTTP to the local gateway, on a clock that skips every wait.
 *
 * <ul>
 *   <li><em>Faults</em>: one is a {@code FaultKind}, several are a {@code FaultMix}. The {@code
 *       Faulty…} ports, the {@code MixEnvironment} and the {@code WorkerProcess} bring them about.
 *   <li><em>A run</em> is a {@code MixRun}: it publishes, a {@code JobRunner} runs the jobs that
 *       follow, and it publishes once more without faults.
 *   <li><em>Checks</em> are records of facts alone, so that a test hands them wrong ones. {@code
 *       InvocationReport}, {@code InvocationEnd} and {@code FailedPublication} are checked while a
 *       mix runs, by the {@code PublicationObserver}; {@code ReceivedMessages}, {@code
 *       RemainingRows} and {@code FollowUpPublication} in the end. Each names the {@code Promise}
 *       that was broken. Only {@code FaultMix} says what a mix excuses.
 * </ul>
 *
 * <p>A {@code RecoverySimulation} lets a process live through faults: many clients publish at once,
 * again and again.
 *
 * <ul>
 *   <li><em>Time</em> is a {@code SimulatedClock}, which a {@code Simulation} advances when a
 *       {@code VirtualThreadMonitor} says that every thread waits.
 *   <li><em>Faults</em>: one is a {@code ScheduledFault}, several are a {@code FaultSchedule}. The
 *       parts of the {@code SimulatedWorld} bring them about. A {@code Load} says how much is
 *       published, a {@code SimulatedClients} by whom.
 *   <li><em>Checks</em> are {@code PublicationRecord}, {@code RecoveryPromise}, {@code
 *       ReplyRecord}, {@code KeepAliveRecord}, {@code RecoveryRate}, {@code SharedAccountRecord}
 *       and {@code SlowConsumerCost}.
 * </ul>
 *
 * <p>Each build runs the mixes of any two faults, and simulations under a small load. {@code
 * ./fan-out-proof/run} runs all mixes and a large load.
 */
@NullMarked
package dev.switchboard.proof;

import org.jspecify.annotations.NullMarked;
