package dev.switchboard.gateway.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request with its response.
 *
 * @param callback is completed when the response is written, or cannot be written
 */
public record Exchange(Request request, Response response, Callback callback) {

  /** Answers with an error, because of a failure of the gateway itself. */
  public void fail(Throwable failure) {
    Response.writeError(request, response, callback, failure);
  }
}
