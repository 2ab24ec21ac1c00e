/**
 * Reads {@code access.json}, the one file that says who may do what: either it can be used as a
 * whole, or every mistake is told with its place.
 */
@NullMarked
package dev.switchboard.lambda.access;

import org.jspecify.annotations.NullMarked;
