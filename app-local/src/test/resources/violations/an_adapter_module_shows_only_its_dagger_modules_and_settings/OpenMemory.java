package dev.switchboard.inmemory;

/** Whoever wants the store asks Dagger for the port. */
public final class OpenMemory {}
