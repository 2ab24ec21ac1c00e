/**
 * Who is connected and what each listens to; how they are remembered ({@link
 * dev.switchboard.domain.connection.ConnectionStore}) and reached ({@link
 * dev.switchboard.domain.connection.Transport}).
 */
@NullMarked
package dev.switchboard.domain.connection;

import org.jspecify.annotations.NullMarked;
