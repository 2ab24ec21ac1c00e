/** The whole service as its users meet it, and the rules of its architecture. */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
