/**
 * Verifies tokens of OpenID Connect issuers behind {@link
 * dev.switchboard.domain.access.TokenVerifier}: signature, audience and times.
 *
 * <p>Only this package uses the JOSE library and reads the responses of an issuer's server.
 */
@NullMarked
package dev.switchboard.oidc;

import org.jspecify.annotations.NullMarked;
