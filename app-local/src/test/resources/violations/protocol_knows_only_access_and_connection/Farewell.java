package dev.switchboard.domain.protocol;

import dev.switchboard.domain.fanout.Publication;

/** What is said on the wire knows no audience. */
record Farewell(Publication last) {}
