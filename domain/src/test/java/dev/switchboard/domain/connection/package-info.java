/** The values that connections and channels are made of, at their limits. */
@NullMarked
package dev.switchboard.domain.connection;

import org.jspecify.annotations.NullMarked;
