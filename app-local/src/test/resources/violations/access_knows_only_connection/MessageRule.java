package dev.switchboard.domain.access;

import dev.switchboard.domain.protocol.ClientMessage;

/** A rule is about channels, in whatever message they are named. */
record MessageRule(ClientMessage allowed) {}
