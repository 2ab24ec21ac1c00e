/** Checks an access file: its JSON Schema, then the domain's rules, each mistake with its place. */
@NullMarked
package dev.switchboard.local.access;

import org.jspecify.annotations.NullMarked;
