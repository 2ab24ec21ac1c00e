@NullMarked
package dev.switchboard.gateway.management;

import org.jspecify.annotations.NullMarked;
