package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.event.ApiConnectionId;

/** A call that knows the connection it is for. */
record RoutedCall(ApiConnectionId connection) {}
