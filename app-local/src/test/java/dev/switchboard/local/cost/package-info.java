@NullMarked
package dev.switchboard.local.cost;

import org.jspecify.annotations.NullMarked;
