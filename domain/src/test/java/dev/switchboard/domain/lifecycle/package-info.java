/** Tests of the lifecycle of plain clients over a scripted store and a scripted transport. */
@NullMarked
package dev.switchboard.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
