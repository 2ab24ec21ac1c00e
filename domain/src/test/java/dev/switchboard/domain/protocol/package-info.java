/** What clients show, and who that makes them. */
@NullMarked
package dev.switchboard.domain.protocol;

import org.jspecify.annotations.NullMarked;
