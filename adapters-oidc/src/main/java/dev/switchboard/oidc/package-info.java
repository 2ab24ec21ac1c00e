/**
 * Tokens of OpenID Connect issuers behind {@link dev.switchboard.domain.access.TokenVerifier}:
 * whose keys sign, for whom, and until when.
 *
 * <p>The JOSE library ends here, and so does what an issuer's server answers.
 */
@NullMarked
package dev.switchboard.oidc;

import org.jspecify.annotations.NullMarked;
