package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.NullResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes functions, and waits for each response no longer than API Gateway does. */
public final class FunctionInvoker {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionInvoker.class);

  private final Duration timeout;
  private final Map<String, Duration> routeTimeouts;
  private final Assumptions assumptions;
  private final InstantSource clock;
  private final FreezeSimulator freezeSimulator;
  private final Consumer<Invocation> observer;

  /**
   * Creates an invoker for a gateway with these settings.
   *
   * @param observer is called after each invocation; from many threads at once
   */
  public FunctionInvoker(
      GatewaySettings settings, FreezeSimulator freezeSimulator, Consumer<Invocation> observer) {
    this.timeout = settings.limits().integration();
    this.routeTimeouts = settings.api().timeouts();
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
    this.freezeSimulator = freezeSimulator;
    this.observer = observer;
  }

  /** Invokes the function behind a route, and reads its response as API Gateway does. */
  public InvocationResult invokeRoute(
      Integration function, String route, String connectionId, String event) {
    Instant start = clock.instant();
    InvocationResult result = read(function, event, timeoutOf(route));
    report(route, connectionId, summary(result), start);
    return result;
  }

  /** Reports a finished invocation to the observer. */
  public void report(String route, String about, String result, Instant start) {
    Duration took = Duration.between(start, clock.instant());
    observer.accept(new Invocation(route, about, result, took));
  }

  /**
   * Invokes a function of the WebSocket API, and returns its response unparsed.
   *
   * @throws FunctionFailedException if the function throws
   * @throws TimeoutException if the function takes too long
   */
  public String invoke(Integration function, String event) throws TimeoutException {
    return invoke(function, event, timeout);
  }

  /**
   * Invokes a function, and returns its response unparsed.
   *
   * @throws FunctionFailedException if the function throws
   * @throws TimeoutException if the function takes longer than {@code longest}
   */
  public String invoke(Integration function, String event, Duration longest)
      throws TimeoutException {
    FutureTask<String> response =
        new FutureTask<>(() -> freezeSimulator.runInvocation(() -> function.invoke(event)));
    Thread.startVirtualThread(response);
    try {
      return response.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw failed(Objects.requireNonNull(failure.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException("The gateway stops.", stop);
    }
  }

  private Duration timeoutOf(String route) {
    Duration own = routeTimeouts.getOrDefault(route, timeout);
    return own.compareTo(timeout) < 0 ? own : timeout;
  }

  private InvocationResult read(Integration function, String event, Duration longest) {
    try {
      return ProxyResponseReader.read(invoke(function, event, longest), assumptions);
    } catch (FunctionFailedException failure) {
      return new Failed(String.valueOf(failure.getMessage()));
    } catch (TimeoutException late) {
      return new TimedOut();
    }
  }

  /**
   * Converts anything that a function throws, so that it fails the invocation and never the
   * gateway.
   */
  private static FunctionFailedException failed(Throwable thrown) {
    if (thrown instanceof FunctionFailedException failure) {
      // The observer receives the same message.
      LOG.debug("The function failed: {}", failure.getMessage());
      return failure;
    }
    LOG.warn("The function failed", thrown);
    return new FunctionFailedException(String.valueOf(thrown.getMessage()), thrown);
  }

  private static String summary(InvocationResult result) {
    return switch (result) {
      case Responded answered -> LogText.status(answered.statusCode(), answered.body());
      case NullResponse() -> "null";
      case MalformedResponse(String reason) -> "malformed answer: " + reason;
      case Failed(String message) -> "failed: " + LogText.beginning(message);
      case TimedOut() -> "timed out";
    };
  }
}
