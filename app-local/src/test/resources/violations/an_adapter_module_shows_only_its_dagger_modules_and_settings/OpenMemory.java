package dev.switchboard.inmemory;

/** A public store class. Other modules must get the port from Dagger. */
public final class OpenMemory {}
