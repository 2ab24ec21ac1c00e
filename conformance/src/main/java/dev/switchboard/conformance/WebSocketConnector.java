package dev.switchboard.conformance;

import dev.switchboard.conformance.HandshakeResult.Opened;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/** Sends handshakes and plain HTTP requests. */
final class WebSocketConnector implements AutoCloseable {

  private static final long READABLE_BYTES = 1024 * 1024;

  /** More than an endpoint accepts, so that its limits show. */
  private static final int REQUEST_BYTES = 32 * 1024;

  private final WebSocketCoreClient jetty = new WebSocketCoreClient();
  private final ConfigurationCustomizer configuration = new ConfigurationCustomizer();
  private final Duration patience;
  private final InstantSource clock;

  WebSocketConnector(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
    configuration.setAutoFragment(false);
    configuration.setMaxFrameSize(READABLE_BYTES);
    configuration.setIdleTimeout(Duration.ZERO);
    HttpClient http = jetty.getHttpClient();
    http.setConnectTimeout(patience.toMillis());
    http.setUserAgentField(null);
    http.setRequestBufferSize(REQUEST_BYTES);
    http.setMaxRequestHeadersSize(REQUEST_BYTES);
    // Every status is a result: the client follows no redirects and sends no credentials.
    http.setFollowRedirects(false);
    LifeCycle.start(jetty);
    http.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    http.getContentDecoderFactories().clear();
  }

  /** Sends a handshake, and waits for the response slightly longer than the endpoint may take. */
  HandshakeResult connect(ConnectRequest request, Duration delay) {
    FrameClient client = new FrameClient(patience, clock);
    HandshakeResponseRecorder answer = new HandshakeResponseRecorder();
    CoreClientUpgradeRequest upgrade = CoreClientUpgradeRequest.from(jetty, request.url(), client);
    upgrade.setConfiguration(configuration);
    if (!request.subprotocols().isEmpty()) {
      upgrade.setSubProtocols(request.subprotocols());
    }
    upgrade.headers(
        fields -> request.headers().forEach((name, lines) -> putLines(fields, name, lines)));
    upgrade.addListener(answer);
    long millis = delay.plus(patience).toMillis();
    try {
      jetty.connect(upgrade).get(millis, TimeUnit.MILLISECONDS);
      return new Opened(client, answer.headers());
    } catch (ExecutionException refused) {
      return answer.refused(refused);
    } catch (IOException failure) {
      throw new NotObservedException("no connection", failure);
    } catch (TimeoutException late) {
      throw new NotObservedException("no answer to the handshake within %d ms".formatted(millis));
    } catch (InterruptedException stop) {
      throw interrupted(stop);
    }
  }

  /** Puts each value in a line of its own, which Jetty would join. */
  private static void putLines(HttpFields.Mutable fields, String name, List<String> lines) {
    fields.remove(name);
    lines.forEach(line -> fields.add(name, line));
  }

  /** Returns the status of a plain GET. */
  int get(URI url) {
    try {
      return jetty
          .getHttpClient()
          .newRequest(url)
          .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .send()
          .getStatus();
    } catch (ExecutionException | TimeoutException failure) {
      throw new NotObservedException("no answer to a GET: " + failure, failure);
    } catch (InterruptedException stop) {
      throw interrupted(stop);
    }
  }

  private static NotObservedException interrupted(InterruptedException stop) {
    Thread.currentThread().interrupt();
    return new NotObservedException("interrupted", stop);
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
  }
}
