package dev.switchboard.gateway.authorizer;

import dev.switchboard.gateway.websocket.OpenConnections;

/** An authorizer that closes connections. */
record Bouncer(OpenConnections connections) {}
