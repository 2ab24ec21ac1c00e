package dev.switchboard.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * As little as Jetty can do to bring a post to a WebSocket: any GET is upgraded, {@code POST
 * /{number}} is one text frame, which is what {@code sendText} makes of a text, and its answer.
 *
 * <p>No ids, no checks, no limits, no thread changes: what is slower here is Jetty.
 */
final class BareJettyServer extends Handler.Abstract.NonBlocking {

  static final String ADDRESS = "Listens at ";

  private static final int READABLE_BYTES = 1024 * 1024;

  /** As many as the gateway lets wait to be accepted. */
  private static final int WAITING_CLIENTS = 1024;

  private final Map<String, CoreSession> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Configuration.Customizer withoutTimeLimit =
      configurable -> configurable.setIdleTimeout(Duration.ZERO);
  private final WebSocketMappings webSockets;

  private BareJettyServer(Server server) {
    webSockets = new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
  }

  public static void main(String[] arguments) throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(WAITING_CLIENTS);
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    server.setHandler(new BareJettyServer(server));
    server.start();
    System.out.println(ADDRESS + "ws://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!request.getMethod().equals("POST")) {
      return webSockets.upgrade(
          (_, _, _) -> new BareListener(this::add), request, response, callback, withoutTimeLimit);
    }
    Content.Source.asByteArrayAsync(
        request,
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING, text -> send(request, text, callback), callback::failed));
    return true;
  }

  private void add(CoreSession session) {
    sessions.put("/" + next.getAndIncrement(), session);
  }

  private void send(Request request, byte[] text, Callback callback) {
    CoreSession session =
        Objects.requireNonNull(sessions.get(request.getHttpURI().getPath()), "unknown number");
    session.sendFrame(new Frame(OpCode.TEXT, ByteBuffer.wrap(text)), callback, false);
  }
}
