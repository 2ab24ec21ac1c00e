/**
 * The {@code switchboard} command: the Lambda handlers behind the local gateway, on this machine.
 *
 * <p>{@link dev.switchboard.local.Switchboard} is the whole service in one process. The commands
 * configure and start it.
 */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
