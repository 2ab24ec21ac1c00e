/** The access file: what it may say, and how its mistakes are told. */
@NullMarked
package dev.switchboard.lambda.access;

import org.jspecify.annotations.NullMarked;
