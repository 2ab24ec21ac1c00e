@NullMarked
package dev.switchboard.gateway.event;

import org.jspecify.annotations.NullMarked;
