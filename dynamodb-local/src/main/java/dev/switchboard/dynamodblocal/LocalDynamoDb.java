package dev.switchboard.dynamodblocal;

import java.net.InetAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB in memory, on a free port of the loopback interface; what it holds ends with it.
 *
 * <p>It takes any credentials. {@code DDB_LOCAL_TELEMETRY=0} must stand in the environment, or it
 * reports its use over the network.
 */
public final class LocalDynamoDb implements AutoCloseable {

  /** The JDK lets 50 wait to be accepted, and who finds it full tries again after a second. */
  private static final int WAITING_CLIENTS = 1024;

  private final LocalDynamoDBRequestHandler engine;
  private final Server server;

  private LocalDynamoDb(LocalDynamoDBRequestHandler engine, Server server) {
    this.engine = engine;
    this.server = server;
  }

  /** Starts one. DynamoDB Local's own runner would listen on every interface and not on port 0. */
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
      throw new IllegalStateException("DynamoDB Local does not start.", cause);
    }
    return new LocalDynamoDb(engine, server);
  }

  /** Where it listens. */
  public URI endpoint() {
    return server.getURI().resolve("/");
  }

  /** Creates the two tables of a store, and that of a log of publications, under these names. */
  public void createTables(String connections, String subscriptions, String publications) {
    Tables.create(endpoint(), connections, subscriptions, publications);
  }

  /** Ends it, with all it holds. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception cause) {
      throw new IllegalStateException("DynamoDB Local does not stop.", cause);
    }
    engine.shutdown();
  }
}
