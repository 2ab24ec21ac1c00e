package dev.switchboard.lambda;

import dev.switchboard.inmemory.InMemoryModule;

/** What a function keeps in memory, the next one does not find. */
interface ForgetfulFunction extends InMemoryModule {}
