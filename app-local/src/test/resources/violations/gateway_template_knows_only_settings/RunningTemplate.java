package dev.switchboard.gateway.template;

import dev.switchboard.gateway.LocalGateway;

/** A template that starts the gateway. */
record RunningTemplate(LocalGateway gateway) {}
