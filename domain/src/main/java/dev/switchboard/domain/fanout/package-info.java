/** Delivers a publication to every subscriber, and reports every recipient. */
@NullMarked
package dev.switchboard.domain.fanout;

import org.jspecify.annotations.NullMarked;
