/** One publication to every subscriber, with every recipient accounted for. */
@NullMarked
package dev.switchboard.domain.fanout;

import org.jspecify.annotations.NullMarked;
