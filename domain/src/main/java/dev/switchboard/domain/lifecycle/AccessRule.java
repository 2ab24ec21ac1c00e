package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.protocol.Principal;
import java.util.List;

/**
 * Who may subscribe and publish to some channels.
 *
 * @param subscribe whoever is one of these may subscribe
 * @param publish whoever is one of these may publish
 */
public record AccessRule(ChannelTemplate channel, List<Who> subscribe, List<Who> publish) {

  public AccessRule {
    subscribe = List.copyOf(subscribe);
    publish = List.copyOf(publish);
  }

  boolean letsSubscribe(Principal principal, ChannelPattern pattern) {
    return allows(subscribe, principal) && channel.covers(pattern, principal);
  }

  boolean letsPublish(Principal principal, ChannelPattern pattern) {
    return allows(publish, principal) && channel.covers(pattern, principal);
  }

  /** Whether the principal is one of them. */
  static boolean allows(List<Who> allowed, Principal principal) {
    return allowed.stream().anyMatch(who -> who.includes(principal));
  }
}
