/**
 * Proofs of the fan-out while several faults are in force. The domain and its worker run over a
 * store in memory. They post over HTTP to the local gateway, on a clock that skips every wait.
 *
 * <ul>
 *   <li><em>Faults</em>: one is a {@code FaultKind}, several are a {@code FaultMix}. The {@code
 *       Faulty…} ports, the {@code MixEnvironment} and the {@code WorkerProcess} cause them.
 *   <li><em>A run</em> is a {@code MixRun}: it publishes, a {@code JobRunner} runs the jobs that
 *       follow, and it publishes once more without faults.
 *   <li><em>Checks</em> are records of facts alone, so that a test can pass wrong ones. The {@code
 *       PublicationObserver} checks {@code InvocationReport}, {@code InvocationEnd} and {@code
 *       FailedPublication} while a mix runs. {@code ReceivedMessages}, {@code RemainingRows} and
 *       {@code FollowUpPublication} are checked in the end. Each names the {@code Promise} that was
 *       broken. Only {@code FaultMix} defines the breaches that a mix excuses.
 * </ul>
 *
 * <p>A {@code RecoverySimulation} runs a process through faults, while many clients publish
 * repeatedly at the same time.
 *
 * <ul>
 *   <li><em>Time</em> is a {@code SimulatedClock}, which a {@code Simulation} advances when a
 *       {@code VirtualThreadMonitor} reports that every thread waits.
 *   <li><em>Faults</em>: one is a {@code ScheduledFault}, several are a {@code FaultSchedule}. The
 *       parts of the {@code SimulatedWorld} cause them. A {@code Load} sets the amount of
 *       publications, and {@code SimulatedClients} publish them.
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
