/**
 * The messages of clients and their answers, whatever their encoding ({@link
 * dev.switchboard.domain.protocol.Codec}).
 *
 * <p>Must not contain decisions: a message has no access to subscriptions or rules.
 */
@NullMarked
package dev.switchboard.domain.protocol;

import org.jspecify.annotations.NullMarked;
