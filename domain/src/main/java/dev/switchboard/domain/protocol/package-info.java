/**
 * The messages of clients and their answers, whatever their encoding ({@link
 * dev.switchboard.domain.protocol.Codec}).
 *
 * <p>Must not contain decisions: messages do not know who is subscribed or what is allowed.
 */
@NullMarked
package dev.switchboard.domain.protocol;

import org.jspecify.annotations.NullMarked;
