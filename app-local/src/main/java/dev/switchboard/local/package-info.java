/**
 * The {@code switchboard} command: Lambda's handler behind the local gateway, on this machine.
 *
 * <p>{@link dev.switchboard.local.Switchboard} is the whole service in one process; the commands
 * say how it is started.
 */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
