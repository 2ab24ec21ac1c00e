package dev.switchboard.domain.billing;

/** NullAway passes over a package that has no marks. */
record Unmarked(String text) {}
