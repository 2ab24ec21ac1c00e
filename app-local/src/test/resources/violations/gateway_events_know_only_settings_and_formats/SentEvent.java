package dev.switchboard.gateway.event;

import dev.switchboard.gateway.invoke.InvocationResult;

/** An event that knows the response to it. */
record SentEvent(InvocationResult result) {}
