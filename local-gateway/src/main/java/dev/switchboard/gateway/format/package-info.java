@NullMarked
package dev.switchboard.gateway.format;

import org.jspecify.annotations.NullMarked;
