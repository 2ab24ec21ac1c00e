package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.management.SocketList;

/** Knows the list that it is in. */
public record Socket(SocketList list) {}
