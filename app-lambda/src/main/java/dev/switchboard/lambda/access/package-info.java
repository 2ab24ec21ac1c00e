/**
 * Reads {@code access.json}, the file with the access rules. Either the whole file can be used, or
 * it is refused with the reasons. The CLI checks the file with line and column.
 */
@NullMarked
package dev.switchboard.lambda.access;

import org.jspecify.annotations.NullMarked;
