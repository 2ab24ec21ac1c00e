package dev.switchboard.gateway.management;

import dev.switchboard.gateway.websocket.Socket;
import java.util.List;

/** Knows the sockets that know it. */
public record SocketList(List<Socket> sockets) {}
