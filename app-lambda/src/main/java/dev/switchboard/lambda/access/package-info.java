/**
 * Reads {@code access.json}, the one file that says who may do what: either the whole file can be
 * used, or it is refused with the reasons. Checking it with line and column is the CLI's task.
 */
@NullMarked
package dev.switchboard.lambda.access;

import org.jspecify.annotations.NullMarked;
