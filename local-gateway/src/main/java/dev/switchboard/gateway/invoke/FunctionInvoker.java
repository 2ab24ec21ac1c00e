package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.event.ApiConnectionId;
import dev.switchboard.gateway.invoke.InvocationResult.Answered;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.Malformed;
import dev.switchboard.gateway.invoke.InvocationResult.Silent;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls functions, and waits for each no longer than API Gateway does. */
public final class FunctionInvoker {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionInvoker.class);

  private final Duration patience;
  private final InstantSource clock;
  private final FreezeSimulator pulse;
  private final Consumer<Invocation> observer;

  public FunctionInvoker(
      GatewaySettings settings, FreezeSimulator pulse, Consumer<Invocation> observer) {
    this.patience = settings.limits().integration();
    this.clock = settings.clock();
    this.pulse = pulse;
    this.observer = observer;
  }

  /** Calls the function behind a route, and reads its answer as strictly as API Gateway does. */
  public InvocationResult call(
      Integration function, String route, ApiConnectionId about, String event) {
    Instant start = clock.instant();
    InvocationResult outcome = read(function, event);
    tell(route, about.text(), inWords(outcome), start);
    return outcome;
  }

  /** Lets the observer know of a call that is over. */
  public void tell(String route, String about, String result, Instant start) {
    Duration took = Duration.between(start, clock.instant());
    observer.accept(new Invocation(route, about, result, took));
  }

  /**
   * Calls a function behind the WebSocket API, for what it answers as it is.
   *
   * @throws FunctionFailure if it throws; {@link TimeoutException} if it takes too long
   */
  public String ask(Integration function, String event) throws TimeoutException {
    return ask(function, event, patience);
  }

  /**
   * Calls a function, for what it answers as it is.
   *
   * @throws FunctionFailure if it throws; {@link TimeoutException} if it takes longer than this
   */
  public String ask(Integration function, String event, Duration longest) throws TimeoutException {
    FutureTask<String> answer = new FutureTask<>(() -> pulse.during(() -> function.invoke(event)));
    Thread.startVirtualThread(answer);
    try {
      return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw failed(Objects.requireNonNull(failure.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException("The gateway stops.", stop);
    }
  }

  private InvocationResult read(Integration function, String event) {
    try {
      return ProxyResponseReader.read(ask(function, event));
    } catch (FunctionFailedException failure) {
      return new Failed(String.valueOf(failure.getMessage()));
    } catch (TimeoutException late) {
      return new TimedOut();
    }
  }

  /** Whatever a function throws fails its invocation, and never the gateway. */
  private static FunctionFailedException failed(Throwable thrown) {
    if (thrown instanceof FunctionFailedException failure) {
      // The observer is told in the same words.
      LOG.debug("The function failed: {}", failure.getMessage());
      return failure;
    }
    LOG.warn("The function failed", thrown);
    return new FunctionFailedException(String.valueOf(thrown.getMessage()), thrown);
  }

  private static String inWords(InvocationResult outcome) {
    return switch (outcome) {
      case Answered answered -> String.valueOf(answered.statusCode());
      case Silent() -> "null";
      case Malformed() -> "malformed answer";
      case Failed(String message) -> "failed: " + message;
      case TimedOut() -> "timed out";
    };
  }
}
