package dev.switchboard.domain.pacing;

import dev.switchboard.domain.protocol.Event;

/** A rate that depends on events. */
record PacedEvent(Pace pace, Event event) {}
