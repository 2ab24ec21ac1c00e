/** Functions that run elsewhere, called as Lambda's Invoke API is. */
@NullMarked
package dev.switchboard.gateway.invoke;

import org.jspecify.annotations.NullMarked;
