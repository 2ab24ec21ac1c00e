package dev.switchboard.gateway;

import org.eclipse.jetty.server.ServerConnector;

/** Gives tests in other packages the gateway's connector, which shows its open sockets. */
public final class ConnectorAccess {

  private ConnectorAccess() {}

  public static ServerConnector of(LocalGateway gateway) {
    return gateway.connector();
  }
}
