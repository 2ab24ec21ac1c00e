package dev.switchboard.domain.fanout;

import dev.switchboard.domain.lifecycle.PlainMode;

/** A publication that depends on the mode of plain clients. */
record PlainPublication(Publication publication, PlainMode mode) {}
