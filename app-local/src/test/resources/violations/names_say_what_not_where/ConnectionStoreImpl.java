package dev.switchboard.inmemory;

/** A name that states neither the technology nor the port. */
final class ConnectionStoreImpl {}
