/** Tests of the check of access files, compared with the function's reader. */
@NullMarked
package dev.switchboard.local.access;

import org.jspecify.annotations.NullMarked;
