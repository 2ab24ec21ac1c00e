/** What happens when a client connects, speaks and leaves. */
@NullMarked
package dev.switchboard.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
