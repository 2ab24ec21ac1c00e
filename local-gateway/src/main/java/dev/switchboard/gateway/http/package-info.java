@NullMarked
package dev.switchboard.gateway.http;

import org.jspecify.annotations.NullMarked;
