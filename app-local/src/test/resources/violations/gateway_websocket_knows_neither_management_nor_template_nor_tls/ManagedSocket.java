package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.management.ManagementApi;

/** A connection that depends on the management API. */
record ManagedSocket(ManagementApi api) {}
