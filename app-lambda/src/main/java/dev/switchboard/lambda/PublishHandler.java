package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.switchboard.domain.protocol.ProtocolError;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The function behind {@code POST /event} of an HTTP API: publishes the events of a backend.
 *
 * <p>Every invocation returns a response and writes one line to the log. No work continues after
 * the response.
 */
public final class PublishHandler implements RequestStreamHandler {

  private final HttpPublisher publishing;
  private final InstantSource clock;

  /**
   * Creates the handler on Lambda, from the environment.
   *
   * @throws RuntimeException with the name of the setting and the expected value, if a setting is
   *     missing or malformed
   */
  public PublishHandler() {
    this(Settings.ofPublisher(System.getenv()).component().publisher(), InstantSource.system());
  }

  /** Creates the handler for a component. */
  @Inject
  PublishHandler(HttpPublisher publishing, InstantSource clock) {
    this.publishing = publishing;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    PublishRequestReader.Result request = PublishRequestReader.read(in.readAllBytes());
    answer(request, context).writeTo(out);
  }

  /** Responds to the request, and turns any exception into a response and a log line. */
  private PublishResponse answer(PublishRequestReader.Result request, Context context) {
    HttpPublisher.HandlerResult outcome;
    Optional<RuntimeException> failure = Optional.empty();
    try {
      outcome = publish(request, InvocationDeadline.of(context, clock));
    } catch (RuntimeException defect) {
      failure = Optional.of(defect);
      outcome = HttpPublisher.HandlerResult.of(PublishResponse.of(ProtocolError.of(defect)));
    }
    context.getLogger().log(LogLine.publish(outcome, failure));
    return outcome.answer();
  }

  private HttpPublisher.HandlerResult publish(
      PublishRequestReader.Result request, Instant deadline) {
    return switch (request) {
      case PublishRequestReader.Result.Read(PublishRequest read) ->
          publishing.publish(read, deadline);
      case PublishRequestReader.Result.Wrong(ProtocolError error) ->
          HttpPublisher.HandlerResult.of(PublishResponse.of(error));
    };
  }
}
