/** A package is marked, not merely described. */
@NullUnmarked
package dev.switchboard.domain.billing;

import org.jspecify.annotations.NullUnmarked;
