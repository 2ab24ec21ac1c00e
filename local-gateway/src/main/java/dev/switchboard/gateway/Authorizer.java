package dev.switchboard.gateway;

import java.util.List;

/**
 * A REQUEST authorizer on {@code $connect}: a function that answers with a policy.
 *
 * @param function takes the authorizer's event
 * @param identitySources what must not be empty before the function is asked; may be none
 */
public record Authorizer(Integration function, List<IdentitySource> identitySources) {

  public Authorizer {
    identitySources = List.copyOf(identitySources);
  }
}
