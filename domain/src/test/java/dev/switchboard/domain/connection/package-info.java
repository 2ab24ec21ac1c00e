/** Tests of the values of connections and channels, at their limits. */
@NullMarked
package dev.switchboard.domain.connection;

import org.jspecify.annotations.NullMarked;
