package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApiLimits;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.invoke.LogText;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** Invokes the functions behind an HTTP API, and turns every result into a response. */
final class HttpApiInvoker {

  /** A response, with a summary for the observer. */
  private record Result(HttpApiResponse response, String summary) {}

  private final Functions functions;
  private final FunctionInvoker invoker;
  private final HttpApiEventWriter events;
  private final HttpApiLimits limits;
  private final boolean isCoerced;
  private final InstantSource clock;

  HttpApiInvoker(Functions functions, FunctionInvoker invoker, GatewaySettings settings) {
    this.functions = functions;
    this.invoker = invoker;
    this.events = new HttpApiEventWriter(settings.identity());
    this.limits = settings.httpApi().limits();
    this.isCoerced = settings.assumptions().is(Assumption.ANSWER_FORMS, "coerced");
    this.clock = settings.clock();
  }

  /** Invokes the function of one request, and waits for its response. */
  HttpApiResponse invoke(HttpApiRequest request, byte[] body) {
    String event = events.event(request, body);
    if (isTooLong(event)) {
      return HttpApiResponse.TOO_LARGE;
    }
    Instant start = clock.instant();
    Result result = invoke(functions.behind(request.route().key()), event);
    invoker.report(request.route().key(), request.id().text(), result.summary(), start);
    return result.response();
  }

  private Result invoke(Integration function, String event) {
    try {
      String response = invoker.invoke(function, event, limits.integration());
      return isTooLong(response)
          ? new Result(HttpApiResponse.FAILED, "answer too large")
          : result(HttpApiResponseReader.read(response, isCoerced));
    } catch (MalformedResponseException malformed) {
      return new Result(HttpApiResponse.FAILED, "malformed answer: " + malformed.reason());
    } catch (FunctionFailedException failure) {
      return new Result(
          HttpApiResponse.FAILED,
          "failed: " + LogText.beginning(String.valueOf(failure.getMessage())));
    } catch (TimeoutException late) {
      return new Result(HttpApiResponse.UNAVAILABLE, "timed out");
    }
  }

  private static Result result(HttpApiResponse response) {
    return new Result(response, LogText.status(response.status(), response.text()));
  }

  private boolean isTooLong(String json) {
    return json.getBytes(UTF_8).length > limits.invocationBytes();
  }
}
