/** The access file as the function reads it. */
@NullMarked
package dev.switchboard.lambda.access;

import org.jspecify.annotations.NullMarked;
