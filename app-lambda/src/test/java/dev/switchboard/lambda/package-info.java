/** Tests of the functions, from an event to its response: with scripted ports, and as packaged. */
@NullMarked
package dev.switchboard.lambda;

import org.jspecify.annotations.NullMarked;
