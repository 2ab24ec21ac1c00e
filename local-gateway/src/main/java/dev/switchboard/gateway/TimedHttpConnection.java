package dev.switchboard.gateway;

import dev.switchboard.gateway.format.DurationFormat;
import dev.switchboard.gateway.http.RefusalReporter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP connection on which each request must be complete within a time, however often a byte of
 * it arrives.
 *
 * <p>The time runs from the first byte of a request to its last, and before the first request from
 * the opening of the connection. It includes a TLS handshake. If it ends before the head is
 * complete, the connection is closed; if it ends within the body, the handler's read fails.
 */
final class TimedHttpConnection extends HttpConnection {

  private static final String UNKNOWN = "?";

  private final Duration timeout;
  private final RefusalReporter refusals;
  private final AtomicReference<Scheduler.@Nullable Task> timer = new AtomicReference<>();
  private volatile boolean hasBegun;
  private volatile boolean hasTimedOut;
  private volatile String method = UNKNOWN;
  private volatile String path = UNKNOWN;

  TimedHttpConnection(
      HttpConfiguration http,
      Connector connector,
      EndPoint socket,
      Duration timeout,
      RefusalReporter refusals) {
    super(http, connector, socket);
    this.timeout = timeout;
    this.refusals = refusals;
  }

  /** Reports that the current request is malformed, unless its time has ended before. */
  void reportMalformed(int status, String reason) {
    if (!hasTimedOut) {
      refusals.report(method, path, status, reason);
    }
  }

  @Override
  public void onOpen() {
    startTimer();
    super.onOpen();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    stopTimer();
    super.onClose(cause);
  }

  @Override
  protected RequestHandler newRequestHandler() {
    return new TimedRequestHandler();
  }

  private void startTimer() {
    replaceTimer(
        getConnector()
            .getScheduler()
            .schedule(this::onTimeout, timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void stopTimer() {
    replaceTimer(null);
  }

  private void replaceTimer(Scheduler.@Nullable Task next) {
    Scheduler.Task last = timer.getAndSet(next);
    if (last != null) {
      last.cancel();
    }
  }

  private void onTimeout() {
    if (hasBegun && getParser().isStart()) {
      return; // The last request was answered, and the next one has not begun.
    }
    String reason =
        (hasBegun ? "The request was not complete within " : "No request was sent within ")
            + DurationFormat.format(timeout);
    if (onIdleExpired(new TimeoutException(reason))) {
      hasTimedOut = true;
      refusals.report(method, path, HttpStatus.REQUEST_TIMEOUT_408, reason);
      getEndPoint().close();
    } else {
      // The request waits for its function, or its handler answers.
      startTimer();
    }
  }

  /** Observes where in a request the parser is. */
  private final class TimedRequestHandler extends RequestHandler {

    @Override
    public void messageBegin() {
      hasBegun = true;
      method = UNKNOWN;
      path = UNKNOWN;
      startTimer();
      super.messageBegin();
    }

    @Override
    public void startRequest(String newMethod, String target, HttpVersion version) {
      method = newMethod;
      // An absolute URL may have credentials before its host.
      path = target.startsWith("/") ? target.replaceFirst("[?#].*", "") : UNKNOWN;
      super.startRequest(newMethod, target, version);
    }

    @Override
    public boolean messageComplete() {
      stopTimer();
      return super.messageComplete();
    }

    @Override
    public void badMessage(HttpException failure) {
      stopTimer();
      super.badMessage(failure);
    }

    @Override
    public void earlyEOF() {
      stopTimer();
      super.earlyEOF();
    }
  }
}
