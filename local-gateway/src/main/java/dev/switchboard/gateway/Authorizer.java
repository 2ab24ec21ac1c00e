package dev.switchboard.gateway;

import java.util.List;

/**
 * A REQUEST authorizer on {@code $connect}: a function that returns a policy.
 *
 * @param function the function that receives the authorizer's event
 * @param identitySources the values without which a client gets 401; may be empty
 */
public record Authorizer(Integration function, List<IdentitySource> identitySources) {

  public Authorizer {
    identitySources = List.copyOf(identitySources);
  }
}
