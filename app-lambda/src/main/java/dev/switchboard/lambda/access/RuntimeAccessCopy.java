package dev.switchboard.lambda.access;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.oidc.OidcSettings;
import java.time.Instant;

/**
 * The rules of an access file that was read at run time. Immutable.
 *
 * @param issuers the issuers that the verifier of the rules trusts
 * @param tag the tag of the file in its store
 * @param confirmedAt the time before the latest read that found this file
 */
record RuntimeAccessCopy(
    AccessRules rules, OidcSettings issuers, long version, String tag, Instant confirmedAt) {

  RuntimeAccessCopy confirmedAt(Instant later) {
    return new RuntimeAccessCopy(rules, issuers, version, tag, later);
  }
}
