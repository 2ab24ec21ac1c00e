package dev.switchboard.local.cost;

import dev.switchboard.gateway.LocalGateway;

/** A price that would need a running gateway. */
record MeasuredPrice(LocalGateway gateway) {}
