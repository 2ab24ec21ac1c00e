package dev.switchboard.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.switchboard.gateway.Integration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A Lambda handler behind the local gateway. As the Lambda runtime does, it passes bytes and
 * receives bytes.
 */
final class HandlerIntegration implements Integration {

  private final RequestStreamHandler handler;
  private final Consumer<String> log;

  /**
   * Creates an integration of a handler.
   *
   * @param log receives each line that the handler logs, from many threads at once
   */
  HandlerIntegration(RequestStreamHandler handler, Consumer<String> log) {
    this.handler = handler;
    this.log = log;
  }

  @Override
  public String invoke(String event) {
    ByteArrayInputStream in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(in, out, LocalContext.ofGateway(log));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
