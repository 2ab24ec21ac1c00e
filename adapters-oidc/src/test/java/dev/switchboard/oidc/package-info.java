/** Tests with real tokens, signed here, and an issuer that serves its keys over loopback. */
@NullMarked
package dev.switchboard.oidc;

import org.jspecify.annotations.NullMarked;
