package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApiLimits;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** Asks the functions behind an HTTP API, and makes an answer of whatever comes of it. */
public final class HttpApiInvoker {

  /** An answer, and what the observer is told of it. */
  private record Told(HttpApiResponse answer, String inWords) {}

  private final Functions functions;
  private final FunctionInvoker invoker;
  private final HttpApiLimits limits;
  private final InstantSource clock;

  public HttpApiInvoker(Functions functions, FunctionInvoker invoker, GatewaySettings settings) {
    this.functions = functions;
    this.invoker = invoker;
    this.limits = settings.httpApi().limits();
    this.clock = settings.clock();
  }

  /** Asks about one request, and waits for the answer. */
  public HttpApiResponse ask(HttpApiRequest call, byte[] body) {
    String event = HttpApiEventWriter.event(call, body);
    if (isTooLong(event)) {
      return HttpApiResponse.TOO_LARGE;
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
          ? new Told(HttpApiResponse.FAILED, "answer too large")
          : HttpApiResponseReader.read(said)
              .map(answer -> new Told(answer, String.valueOf(answer.status())))
              .orElse(new Told(HttpApiResponse.FAILED, "malformed answer"));
    } catch (FunctionFailedException failure) {
      return new Told(HttpApiResponse.FAILED, "failed: " + failure.getMessage());
    } catch (TimeoutException late) {
      return new Told(HttpApiResponse.UNAVAILABLE, "timed out");
    }
  }

  private boolean isTooLong(String json) {
    return json.getBytes(UTF_8).length > limits.invocationBytes();
  }
}
