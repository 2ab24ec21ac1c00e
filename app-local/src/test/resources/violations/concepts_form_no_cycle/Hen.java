package dev.switchboard.domain.connection;

import dev.switchboard.domain.lifecycle.Egg;

/** Comes from an egg of another concept. */
public record Hen(Egg origin) {}
