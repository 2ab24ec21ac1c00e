package dev.switchboard.domain.pacing;

import dev.switchboard.domain.protocol.Event;

/** The rate does not depend on what is sent. */
record PacedEvent(Pace pace, Event event) {}
