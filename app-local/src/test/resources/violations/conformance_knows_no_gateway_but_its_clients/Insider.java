package dev.switchboard.conformance;

import dev.switchboard.gateway.LocalGateway;

/** A row that uses the gateway's code. */
record Insider(LocalGateway gateway) {}
