package dev.switchboard.gateway;

import dev.switchboard.gateway.Outcome.Answered;
import dev.switchboard.gateway.Outcome.Failed;
import dev.switchboard.gateway.Outcome.Malformed;
import dev.switchboard.gateway.Outcome.Silent;
import dev.switchboard.gateway.Outcome.TimedOut;
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
final class Invoker {

  private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);

  private final Duration patience;
  private final InstantSource clock;
  private final Pulse pulse;
  private final Consumer<Invocation> observer;

  Invoker(GatewaySettings settings, Pulse pulse, Consumer<Invocation> observer) {
    this.patience = settings.limits().integration();
    this.clock = settings.clock();
    this.pulse = pulse;
    this.observer = observer;
  }

  /** Calls the function behind a route, and reads its answer as strictly as API Gateway does. */
  Outcome call(Integration function, String route, ConnectionId about, String event) {
    Instant start = clock.instant();
    Outcome outcome = read(function, event);
    tell(route, about.text(), inWords(outcome), start);
    return outcome;
  }

  /** Lets the observer know of a call that is over. */
  void tell(String route, String about, String result, Instant start) {
    Duration took = Duration.between(start, clock.instant());
    observer.accept(new Invocation(route, about, result, took));
  }

  /**
   * Calls a function behind the WebSocket API, for what it answers as it is.
   *
   * @throws FunctionFailure if it throws; {@link TimeoutException} if it takes too long
   */
  String ask(Integration function, String event) throws TimeoutException {
    return ask(function, event, patience);
  }

  /**
   * Calls a function, for what it answers as it is.
   *
   * @throws FunctionFailure if it throws; {@link TimeoutException} if it takes longer than this
   */
  String ask(Integration function, String event, Duration longest) throws TimeoutException {
    FutureTask<String> answer = new FutureTask<>(() -> pulse.during(() -> function.invoke(event)));
    Thread.startVirtualThread(answer);
    try {
      return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw failed(Objects.requireNonNull(failure.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new FunctionFailure("The gateway stops.", stop);
    }
  }

  private Outcome read(Integration function, String event) {
    try {
      return ProxyResponse.read(ask(function, event));
    } catch (FunctionFailure failure) {
      return new Failed(String.valueOf(failure.getMessage()));
    } catch (TimeoutException late) {
      return new TimedOut();
    }
  }

  /** Whatever a function throws fails its invocation, and never the gateway. */
  private static FunctionFailure failed(Throwable thrown) {
    if (thrown instanceof FunctionFailure failure) {
      // The observer is told in the same words.
      LOG.debug("The function failed: {}", failure.getMessage());
      return failure;
    }
    LOG.warn("The function failed", thrown);
    return new FunctionFailure(String.valueOf(thrown.getMessage()), thrown);
  }

  private static String inWords(Outcome outcome) {
    return switch (outcome) {
      case Answered answered -> String.valueOf(answered.statusCode());
      case Silent() -> "null";
      case Malformed() -> "malformed answer";
      case Failed(String message) -> "failed: " + message;
      case TimedOut() -> "timed out";
    };
  }
}
