/**
 * What a client may say of itself, and who that makes it: {@link
 * dev.switchboard.domain.protocol.Credentials} come in, a {@link
 * dev.switchboard.domain.protocol.Principal} comes out.
 */
@NullMarked
package dev.switchboard.domain.protocol;

import org.jspecify.annotations.NullMarked;
