package dev.switchboard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A function behind Lambda's Invoke API that agrees to everything. */
final class Function implements AutoCloseable {

  private static final byte[] AGREED = "{\"statusCode\":200}".getBytes(UTF_8);

  /** A gateway that is refused a connection tries again after a second, and its client waits. */
  private static final int WAITING_CALLS = 1024;

  /** Answers once the event is read, so that the connection can be used again. */
  private static final Handler ANSWERING =
      new Handler.Abstract.NonBlocking() {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
          Content.Source.consumeAll(
              request,
              Callback.from(
                  () -> response.write(true, ByteBuffer.wrap(AGREED), callback), callback::failed));
          return true;
        }
      };

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private Function() {}

  /** Starts one in this process, on a free port. */
  static Function start() {
    Function function = new Function();
    function.connector.setHost("127.0.0.1");
    function.connector.setAcceptQueueSize(WAITING_CALLS);
    function.server.addConnector(function.connector);
    function.server.setHandler(ANSWERING);
    try {
      function.server.start();
    } catch (Exception failure) { // Jetty declares no less.
      throw new IllegalStateException("The function cannot start", failure);
    }
    return function;
  }

  /** Where it is invoked. */
  URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) { // Jetty declares no less.
      throw new IllegalStateException("The function cannot stop", failure);
    }
  }
}
