package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.ConnectResult;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.MessageResult;
import dev.switchboard.domain.lifecycle.Refusal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The function behind the three routes {@code $connect}, {@code $disconnect} and {@code $default}.
 *
 * <p>Every invocation returns a response and writes one line to the log. No work continues after
 * the response.
 */
public final class GatewayHandler implements RequestStreamHandler {

  private final ConnectionLifecycle lifecycle;
  private final InstantSource clock;

  /**
   * Creates the handler on Lambda, from the environment.
   *
   * @throws RuntimeException with the name of the setting and the expected value, if a setting is
   *     missing or malformed
   */
  public GatewayHandler() {
    this(
        Settings.ofGateway(System.getenv(), Settings.packagedAccess()).component().lifecycle(),
        InstantSource.system());
  }

  /** Creates the handler for a component. */
  @Inject
  public GatewayHandler(ConnectionLifecycle lifecycle, InstantSource clock) {
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    GatewayEvent event = GatewayEventReader.read(in.readAllBytes());
    HandlerResult outcome = handle(event, InvocationDeadline.of(context, clock));
    context.getLogger().log(LogLine.gateway(event, outcome));
    outcome.answer().writeTo(out);
  }

  private HandlerResult handle(GatewayEvent event, Instant deadline) {
    return switch (event) {
      case GatewayEvent.Connect connect -> attempt("connect", () -> connect(connect));
      case GatewayEvent.Message message -> attempt("send", () -> receive(message, deadline));
      case GatewayEvent.Disconnect disconnect ->
          attempt("disconnect", () -> disconnect(disconnect));
      case GatewayEvent.Unreadable(String reason) -> HandlerResult.of(400, reason);
    };
  }

  private HandlerResult connect(GatewayEvent.Connect event) {
    return switch (lifecycle.connect(event.handshake())) {
      case ConnectResult.Accepted(var subprotocol, var principal) ->
          HandlerResult.admitted(subprotocol).of(principal);
      case ConnectResult.RefusedAtFirstMessage(var subprotocol, var refusal) ->
          HandlerResult.refusedLater(subprotocol, refusal);
      case Refusal refusal -> HandlerResult.refused(refusal);
    };
  }

  private HandlerResult receive(GatewayEvent.Message event, Instant deadline) {
    MessageResult came =
        lifecycle.receive(event.connection(), event.connectedAt(), event.text(), deadline);
    return switch (came) {
      case MessageResult.Delivered(FanOutReport report) -> HandlerResult.delivered(report);
      case MessageResult.Replied answered -> HandlerResult.answered(answered);
      case MessageResult.Closed(String reason, var failure) ->
          HandlerResult.closed(reason, failure);
      case Refusal refusal -> HandlerResult.refused(refusal);
    };
  }

  private HandlerResult disconnect(GatewayEvent.Disconnect event) {
    lifecycle.disconnect(event.connection());
    return HandlerResult.of(200, "Disconnected.");
  }

  /** Runs the attempt, and turns any exception into a response and a log line. */
  private static HandlerResult attempt(String deed, Supplier<HandlerResult> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException failure) {
      return HandlerResult.failed(deed, failure);
    }
  }
}
