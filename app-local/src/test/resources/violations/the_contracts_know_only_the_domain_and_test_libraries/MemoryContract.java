package dev.switchboard.contracts;

import dev.switchboard.inmemory.InMemoryModule;

/** A contract that knows an adapter promises what only that one keeps. */
abstract class MemoryContract {

  abstract InMemoryModule module();
}
