/**
 * Access control: credentials establish a principal, and rules grant permissions to principals.
 *
 * <p>Must not contain messages, protocols or anything that sends or stores.
 */
@NullMarked
package dev.switchboard.domain.access;

import org.jspecify.annotations.NullMarked;
