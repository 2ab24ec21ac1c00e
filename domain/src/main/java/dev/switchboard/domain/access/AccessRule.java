package dev.switchboard.domain.access;

import dev.switchboard.domain.connection.ChannelPattern;
import java.util.List;

/**
 * Grants permissions on the channels of a template.
 *
 * @param subscribe the grantees that may subscribe
 * @param publish the grantees that may publish
 */
public record AccessRule(ChannelTemplate channel, List<Grantee> subscribe, List<Grantee> publish) {

  public AccessRule {
    subscribe = List.copyOf(subscribe);
    publish = List.copyOf(publish);
  }

  boolean allowsSubscribe(Principal principal, ChannelPattern pattern) {
    return allows(subscribe, principal) && channel.covers(pattern, principal);
  }

  boolean allowsPublish(Principal principal, ChannelPattern pattern) {
    return allows(publish, principal) && channel.covers(pattern, principal);
  }

  /** Returns whether one of the grantees includes the principal. */
  static boolean allows(List<Grantee> grantees, Principal principal) {
    return grantees.stream().anyMatch(grantee -> grantee.includes(principal));
  }
}
