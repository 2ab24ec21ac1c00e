/** A package without a null mark. */
@NullUnmarked
package dev.switchboard.domain.billing;

import org.jspecify.annotations.NullUnmarked;
