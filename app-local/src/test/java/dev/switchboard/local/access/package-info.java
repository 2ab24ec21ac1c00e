/** The access file as {@code access check} and the build check it, beside the function's reader. */
@NullMarked
package dev.switchboard.local.access;

import org.jspecify.annotations.NullMarked;
