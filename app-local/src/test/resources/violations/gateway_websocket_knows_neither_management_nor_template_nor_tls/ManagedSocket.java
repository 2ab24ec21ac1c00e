package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.management.ManagementApi;

/** A connection that knows who manages it. */
record ManagedSocket(ManagementApi api) {}
