@NullMarked
package dev.switchboard.gateway.websocket;

import org.jspecify.annotations.NullMarked;
