package dev.switchboard.conformance;

import dev.switchboard.gateway.LocalGateway;

/** A row that asks the gateway's own code. */
record Insider(LocalGateway gateway) {}
