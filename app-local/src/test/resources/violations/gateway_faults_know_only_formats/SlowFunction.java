package dev.switchboard.gateway.fault;

import dev.switchboard.gateway.Integration;

/** A fault that calls a function itself. */
record SlowFunction(Integration function) {}
