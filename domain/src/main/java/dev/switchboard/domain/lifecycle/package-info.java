/**
 * Handles connects, messages, publishes and disconnects, and keeps idle connections open.
 *
 * <p>Must not contain formats or technologies: those are behind ports.
 */
@NullMarked
package dev.switchboard.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
