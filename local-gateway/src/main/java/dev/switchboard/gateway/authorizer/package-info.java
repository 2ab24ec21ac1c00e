@NullMarked
package dev.switchboard.gateway.authorizer;

import org.jspecify.annotations.NullMarked;
