package dev.switchboard.aws.apigateway;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.gateway.Integration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function that accepts every connection, and records connects and disconnects. */
final class GatewayFunction implements Integration {

  private static final Pattern ID = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  private final BlockingQueue<ConnectionId> connected = new LinkedBlockingQueue<>();
  private final BlockingQueue<ConnectionId> disconnected = new LinkedBlockingQueue<>();

  @Override
  public String invoke(String event) {
    Matcher id = ID.matcher(event);
    if (id.find() && event.contains("\"eventType\":\"CONNECT\"")) {
      connected.add(new ConnectionId(id.group(1)));
    } else if (event.contains("\"eventType\":\"DISCONNECT\"")) {
      disconnected.add(new ConnectionId(id.group(1)));
    }
    return "{\"statusCode\":200}";
  }

  ConnectionId nextConnected() {
    return next(connected);
  }

  ConnectionId nextDisconnected() {
    return next(disconnected);
  }

  private static ConnectionId next(BlockingQueue<ConnectionId> ids) {
    try {
      ConnectionId id = ids.poll(10, TimeUnit.SECONDS);
      if (id == null) {
        throw new AssertionError("Nobody came or went within 10 seconds.");
      }
      return id;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
