package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.invoke.Attempt.Answered;
import dev.switchboard.gateway.invoke.Attempt.Dropped;
import dev.switchboard.gateway.invoke.Attempt.Failed;
import dev.switchboard.gateway.invoke.Attempt.Refused;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes one function with no more events at once than it takes; the others wait in line.
 *
 * <p>Lambda gives an environment one event at a time, and AWS's emulator is one environment: it
 * refuses a second event, or closes its connection. A limit that was not set is learned:
 *
 * <ul>
 *   <li>Two events at once are the trial. It succeeds when both are answered, or after 100 ms
 *       without a refusal.
 *   <li>A refused event was not handled, so it waits for the others to end and is sent again.
 *   <li>An event whose connection ended may have been handled. It fails, and the next ones wait.
 * </ul>
 *
 * May be shared between threads.
 */
final class InvocationQueue {

  private static final Logger LOG = LoggerFactory.getLogger(InvocationQueue.class);

  private final String name;
  private final InvocationLine line;

  /**
   * A queue before one function.
   *
   * @param name the function's name in the log
   * @param limit how many events it takes at once; empty if that is to be learned
   * @param afterTrial runs a task when a trial is over
   * @param afterPatience runs a task when a careful event has waited long enough
   */
  InvocationQueue(String name, OptionalInt limit, Executor afterTrial, Executor afterPatience) {
    this.name = name;
    this.line = new InvocationLine(limit, afterTrial, afterPatience);
  }

  /**
   * Invokes the function, and waits for its turn and its response.
   *
   * @param isCareful whether the event must not be a trial, because nothing tells that it was lost
   * @throws FunctionFailedException if the function fails
   */
  String invoke(Supplier<Attempt> attempt, boolean isCareful) {
    return run(attempt, line.await(isCareful));
  }

  private String run(Supplier<Attempt> attempt, InvocationLine.Turn turn) {
    return switch (attempt(attempt, turn)) {
      case Answered(String response) -> response;
      case Refused _ when turn.overlapped() -> run(attempt, line.awaitAgain());
      case Refused(FunctionFailedException failure) -> throw failure;
      case Failed(FunctionFailedException failure) -> throw failure;
      case Dropped(FunctionFailedException failure) -> throw failure;
    };
  }

  private Attempt attempt(Supplier<Attempt> attempt, InvocationLine.Turn turn) {
    Attempt result = new Failed(new FunctionFailedException("the event was not sent"));
    try {
      result = attempt.get();
      return result;
    } finally {
      line.leave(turn, result).ifPresent(this::logLimit);
    }
  }

  private void logLimit(int limit) {
    LOG.warn(
        "{} takes {} event(s) at a time; the others wait in line, as with --concurrency {}",
        name,
        limit,
        limit);
  }
}
