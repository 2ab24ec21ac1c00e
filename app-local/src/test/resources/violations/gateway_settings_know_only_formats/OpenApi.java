package dev.switchboard.gateway;

import dev.switchboard.gateway.websocket.OpenConnections;

/** A setting that holds connections. */
record OpenApi(OpenConnections connections) {}
