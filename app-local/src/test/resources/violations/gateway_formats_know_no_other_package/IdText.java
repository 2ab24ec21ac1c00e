package dev.switchboard.gateway.format;

import dev.switchboard.gateway.GatewaySettings;

/** A format that depends on settings. */
record IdText(GatewaySettings settings) {}
