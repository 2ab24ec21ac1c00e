/**
 * Checks an access file against its JSON Schema and the domain's rules. Each mistake has its place.
 */
@NullMarked
package dev.switchboard.local.access;

import org.jspecify.annotations.NullMarked;
