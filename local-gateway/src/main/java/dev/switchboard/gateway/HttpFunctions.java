package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** Asks the functions behind an HTTP API, and makes an answer of whatever comes of it. */
final class HttpFunctions {

  /** An answer, and what the observer is told of it. */
  private record Told(HttpAnswer answer, String inWords) {}

  private final Functions functions;
  private final Invoker invoker;
  private final HttpLimits limits;
  private final InstantSource clock;

  HttpFunctions(Functions functions, Invoker invoker, GatewaySettings settings) {
    this.functions = functions;
    this.invoker = invoker;
    this.limits = settings.httpApi().limits();
    this.clock = settings.clock();
  }

  /** Asks about one request, and waits for the answer. */
  HttpAnswer ask(HttpCall call, byte[] body) {
    String event = HttpEventWriter.event(call, body);
    if (isTooLong(event)) {
      return HttpAnswer.TOO_LARGE;
    }
    Instant start = clock.instant();
    Told told = ask(functions.behind(call.route().key()), event);
    invoker.tell(call.route().key(), call.id().text(), told.inWords(), start);
    return told.answer();
  }

  private Told ask(Integration function, String event) {
    try {
      String said = invoker.ask(function, event, limits.integration());
      return isTooLong(said)
          ? new Told(HttpAnswer.FAILED, "answer too large")
          : HttpAnswerReader.read(said)
              .map(answer -> new Told(answer, String.valueOf(answer.status())))
              .orElse(new Told(HttpAnswer.FAILED, "malformed answer"));
    } catch (FunctionFailure failure) {
      return new Told(HttpAnswer.FAILED, "failed: " + failure.getMessage());
    } catch (TimeoutException late) {
      return new Told(HttpAnswer.UNAVAILABLE, "timed out");
    }
  }

  private boolean isTooLong(String json) {
    return json.getBytes(UTF_8).length > limits.invocationBytes();
  }
}
