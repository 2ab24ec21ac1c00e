package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.conformance.HandshakeResult.Refused;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.websocket.core.client.UpgradeListener;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;

/** Records the headers and the body of the response to a handshake, which Jetty does not return. */
final class HandshakeResponseRecorder implements UpgradeListener {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private volatile HttpFields headers = HttpFields.EMPTY;

  @Override
  public void onHandshakeRequest(Request request) {
    request.onResponseContent((_, content) -> body.writeBytes(BufferUtil.toArray(content)));
  }

  @Override
  public void onHandshakeResponse(Request request, Response response) {
    headers = response.getHeaders().asImmutable();
  }

  HttpFields headers() {
    return headers;
  }

  /**
   * Returns the refusal that caused a failure to connect.
   *
   * @throws NotObservedException if the failure has another cause
   */
  Refused refused(ExecutionException failure) {
    if (failure.getCause() instanceof UpgradeException refusal
        && refusal.getResponseStatusCode() > 0) {
      return new Refused(refusal.getResponseStatusCode(), body.toString(UTF_8));
    }
    throw new NotObservedException("no connection: " + failure.getCause(), failure);
  }
}
