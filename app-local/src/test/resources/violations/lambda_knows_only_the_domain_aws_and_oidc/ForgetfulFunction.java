package dev.switchboard.lambda;

import dev.switchboard.inmemory.InMemoryModule;

/** A function that stores data in memory, which the next one cannot find. */
interface ForgetfulFunction extends InMemoryModule {}
