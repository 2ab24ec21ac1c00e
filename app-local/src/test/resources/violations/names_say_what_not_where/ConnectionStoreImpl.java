package dev.switchboard.inmemory;

/** Implements what, with what? */
final class ConnectionStoreImpl {}
