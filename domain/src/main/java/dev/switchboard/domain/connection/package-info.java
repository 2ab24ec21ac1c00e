/**
 * Connections, channels and subscriptions; how they are stored ({@link
 * dev.switchboard.domain.connection.ConnectionStore}) and reached ({@link
 * dev.switchboard.domain.connection.Transport}).
 *
 * <p>Must not depend on messages, access rules or the fan-out.
 */
@NullMarked
package dev.switchboard.domain.connection;

import org.jspecify.annotations.NullMarked;
