@NullMarked
package dev.switchboard.proof;

import org.jspecify.annotations.NullMarked;
