package dev.switchboard.gateway.http;

import dev.switchboard.gateway.RefusedRequest;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;

/** Reports each refused request with its reason, before the client receives the answer. */
public final class RefusalReporter {

  private final Consumer<RefusedRequest> observer;

  /** Reports to this observer, which is called from many threads at once. */
  public RefusalReporter(Consumer<RefusedRequest> observer) {
    this.observer = observer;
  }

  /** Reports a request, and answers it. */
  public void refuse(GatewayResponse answer, String reason, Exchange exchange) {
    report(exchange.request(), answer.status(), reason);
    answer.write(exchange);
  }

  /** Reports a request whose body could not be read, and answers it. */
  public void refuseUnreadable(Throwable failure, Exchange exchange) {
    refuse(GatewayResponse.unreadable(failure), unreadableReason(failure), exchange);
  }

  /** Describes why a body could not be read. */
  static String unreadableReason(Throwable failure) {
    return failure instanceof TimeoutException late
        ? String.valueOf(late.getMessage())
        : "The body is too large, malformed or broken off";
  }

  /** Reports a request that is answered with this status. */
  public void report(Request request, int status, String reason) {
    observer.accept(RefusedRequest.of(request, status, reason));
  }

  /** Reports a request that is not read; its method and path are {@code ?} if unknown. */
  public void report(String method, String path, int status, String reason) {
    observer.accept(new RefusedRequest(method, path, status, reason));
  }

  /** Reports a message that is answered with an error frame. */
  public void reportMessage(String connectionId, int status, String reason) {
    observer.accept(new RefusedRequest(RefusedRequest.MESSAGE, connectionId, status, reason));
  }
}
