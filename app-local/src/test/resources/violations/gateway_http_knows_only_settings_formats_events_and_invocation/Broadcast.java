package dev.switchboard.gateway.http;

import dev.switchboard.gateway.websocket.OpenConnections;

/** A request that reaches WebSocket clients. */
record Broadcast(OpenConnections connections) {}
