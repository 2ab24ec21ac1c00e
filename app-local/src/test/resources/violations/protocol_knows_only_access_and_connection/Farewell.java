package dev.switchboard.domain.protocol;

import dev.switchboard.domain.fanout.Publication;

/** A protocol message that depends on an audience. */
record Farewell(Publication last) {}
