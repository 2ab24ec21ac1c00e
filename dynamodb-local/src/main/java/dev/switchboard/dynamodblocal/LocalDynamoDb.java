package dev.switchboard.dynamodblocal;

import java.net.InetAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, on a free port of the loopback interface. Its data is lost when it is
 * closed.
 *
 * <p>It accepts any credentials. Unless the environment contains {@code DDB_LOCAL_TELEMETRY=0}, it
 * reports its use over the network.
 */
public final class LocalDynamoDb implements AutoCloseable {

  /**
   * The number of clients that can wait to be accepted. The JDK's default is 50, and a client that
   * exceeds it retries after a second.
   */
  private static final int WAITING_CLIENTS = 1024;

  private final LocalDynamoDBRequestHandler engine;
  private final Server server;

  private LocalDynamoDb(LocalDynamoDBRequestHandler engine, Server server) {
    this.engine = engine;
    this.server = server;
  }

  /**
   * Starts a server. DynamoDB Local's own runner listens on every interface, and does not support
   * port 0.
   */
  public static LocalDynamoDb start() {
    LocalDynamoDBRequestHandler engine =
        new LocalDynamoDBRequestHandler(0, true, null, true, false);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setAcceptQueueSize(WAITING_CLIENTS);
    server.addConnector(connector);
    server.setHandler(new LocalDynamoDBServerHandler(engine, null));
    try {
      server.start();
    } catch (Exception cause) {
      throw new IllegalStateException("DynamoDB Local cannot start", cause);
    }
    return new LocalDynamoDb(engine, server);
  }

  /** Returns the URL of the server. */
  public URI endpoint() {
    return server.getURI().resolve("/");
  }

  /**
   * Creates the two tables of a connection store and the table of a publication log, with these
   * names.
   *
   * <p>One server at a time does this. The first request of a process loads DynamoDB Local's native
   * library, and fails with 500 if another one does so at that moment.
   */
  public void createTables(String connections, String subscriptions, String publications) {
    synchronized (LocalDynamoDb.class) {
      TableDefinitions.create(endpoint(), connections, subscriptions, publications);
    }
  }

  /** Stops the server and discards its data. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception cause) {
      throw new IllegalStateException("DynamoDB Local cannot stop", cause);
    }
    engine.shutdown();
  }
}
