package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.Admission;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.Reception;
import dev.switchboard.domain.lifecycle.Refusal;
import dev.switchboard.lambda.access.AccessFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The function behind the three routes {@code $connect}, {@code $disconnect} and {@code $default}.
 *
 * <p>Every invocation is answered, and leaves one line in the log; nothing runs on after it.
 */
public final class GatewayHandler implements RequestStreamHandler {

  private final ConnectionLifecycle lifecycle;
  private final InstantSource clock;

  /**
   * As Lambda makes it, from the environment.
   *
   * @throws RuntimeException if a setting is missing or malformed: its name and what was expected
   */
  public GatewayHandler() {
    this(onAws(System.getenv()), InstantSource.system());
  }

  /** As a component makes it. */
  @Inject
  public GatewayHandler(ConnectionLifecycle lifecycle, InstantSource clock) {
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    GatewayEvent event = GatewayEventReader.read(in.readAllBytes());
    Outcome outcome = handle(event, Deadline.of(context, clock));
    context.getLogger().log(LogLine.of(event, outcome));
    outcome.answer().writeTo(out);
  }

  private Outcome handle(GatewayEvent event, Instant deadline) {
    return switch (event) {
      case GatewayEvent.Connect connect -> attempt("connect", () -> connect(connect));
      case GatewayEvent.Message message -> attempt("send", () -> receive(message, deadline));
      case GatewayEvent.Disconnect disconnect ->
          attempt("disconnect", () -> disconnect(disconnect));
      case GatewayEvent.Unreadable(String reason) -> Outcome.of(400, reason);
    };
  }

  private Outcome connect(GatewayEvent.Connect event) {
    return switch (lifecycle.connect(event.handshake())) {
      case Admission.Admitted(var subprotocol) -> Outcome.admitted(subprotocol);
      case Admission.RefusedLater(var subprotocol, var refusal) ->
          Outcome.refusedLater(subprotocol, refusal);
      case Refusal refusal -> Outcome.refused(refusal);
    };
  }

  private Outcome receive(GatewayEvent.Message event, Instant deadline) {
    Reception came =
        lifecycle.receive(event.connection(), event.connectedAt(), event.text(), deadline);
    return switch (came) {
      case Reception.Delivered(FanOutReport report) -> Outcome.delivered(report);
      case Reception.Answered answered -> Outcome.answered(answered);
      case Reception.Closed(String reason, var failure) -> Outcome.closed(reason, failure);
      case Refusal refusal -> Outcome.refused(refusal);
    };
  }

  private Outcome disconnect(GatewayEvent.Disconnect event) {
    lifecycle.disconnect(event.connection());
    return Outcome.of(200, "Disconnected.");
  }

  /**
   * The border of the function: whatever goes wrong within becomes an answer and a line in the log.
   */
  private static Outcome attempt(String deed, Supplier<Outcome> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException failure) {
      return Outcome.failed(deed, failure);
    }
  }

  private static ConnectionLifecycle onAws(Map<String, String> environment) {
    AccessFile access = PackagedAccess.file();
    Settings settings = Settings.from(environment, access.rules().servesEvents());
    return DaggerLambdaComponent.factory()
        .create(
            settings.dynamoDb(),
            settings.apiGateway(),
            settings.sqs(),
            settings.limits(),
            settings.connectionLimits(),
            settings.lifecycle(),
            access,
            InstantSource.system())
        .lifecycle();
  }
}
