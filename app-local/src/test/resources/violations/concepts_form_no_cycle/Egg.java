package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Hen;

/** Comes from a hen of another concept. */
public record Egg(Hen origin) {}
