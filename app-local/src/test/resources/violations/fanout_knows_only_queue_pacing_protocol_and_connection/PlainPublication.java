package dev.switchboard.domain.fanout;

import dev.switchboard.domain.lifecycle.PlainMode;

/** What is published does not depend on who may speak. */
record PlainPublication(Publication publication, PlainMode mode) {}
