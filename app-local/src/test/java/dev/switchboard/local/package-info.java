/** Tests of the whole service through its public interfaces, and of its architecture rules. */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
