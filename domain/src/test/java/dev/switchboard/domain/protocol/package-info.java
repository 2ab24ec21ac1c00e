/** A codec for tests. */
@NullMarked
package dev.switchboard.domain.protocol;

import org.jspecify.annotations.NullMarked;
