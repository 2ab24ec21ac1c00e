package dev.switchboard.gateway;

import dev.switchboard.gateway.format.IpAddressFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Opens the sockets of a server: one port on every address of a host. */
final class ListeningSockets {

  /**
   * The number of clients that can wait to be accepted. The JDK's default is 50, and a client that
   * exceeds it retries after a second.
   */
  private static final int BACKLOG = 1024;

  /** How often another free port is tried, because one was free on the first address only. */
  private static final int TRIALS = 10;

  private ListeningSockets() {}

  /**
   * Opens a port on all addresses of a host that this machine has, at least one.
   *
   * @param port the port; 0 picks one that is free on all of them
   * @throws PortTakenException if another process listens on one of them
   * @throws IllegalArgumentException if this machine has none, or if the port is not permitted
   */
  static List<ServerConnector> open(Server server, String host, int port) {
    for (int trial = 1; true; trial++) {
      List<ServerConnector> open = new ArrayList<>();
      try {
        openAll(server, host, port, open);
        open.forEach(server::addConnector);
        return open;
      } catch (PortTakenException taken) {
        open.forEach(ServerConnector::close);
        if (port != 0 || trial == TRIALS) {
          throw taken;
        }
      }
    }
  }

  private static void openAll(Server server, String host, int port, List<ServerConnector> open) {
    List<RuntimeException> elsewhere = new ArrayList<>();
    List<InetAddress> addresses = addresses(host);
    for (InetAddress address : addresses) {
      int wanted = open.isEmpty() ? port : open.getFirst().getLocalPort();
      ServerConnector connector = connector(server, address.getHostAddress(), wanted);
      try {
        connector.open();
        open.add(connector);
      } catch (IOException failure) {
        String shown = addresses.size() == 1 ? host : IpAddressFormat.format(address);
        RuntimeException explained = ListenFailure.explain(shown, wanted, failure);
        if (!ListenFailure.isElsewhere(failure)) {
          open.forEach(ServerConnector::close);
          throw explained;
        }
        elsewhere.add(explained);
      }
    }
    if (open.isEmpty()) {
      throw elsewhere.getFirst();
    }
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return HostAddresses.of(host);
    } catch (IOException unknown) {
      throw ListenFailure.explain(host, 0, unknown);
    }
  }

  private static ServerConnector connector(Server server, String host, int port) {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }
}
