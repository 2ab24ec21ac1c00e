package dev.switchboard.lambda.permissions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which permissions the functions used and for what, and which they lacked. Thread-safe. */
public final class PermissionUses {

  private record Use(String function, GrantedPermission permission) {}

  private final Map<Use, Set<String>> uses = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();

  /** Records that a function used permissions to handle an event. */
  public void record(String function, List<GrantedPermission> permissions, String event) {
    for (GrantedPermission each : permissions) {
      uses.computeIfAbsent(new Use(function, each), _ -> new ConcurrentSkipListSet<>()).add(event);
    }
  }

  /** Records that a function lacked a permission. */
  public void recordRefusal(String message) {
    refusals.add(message);
  }

  /** Returns each refusal so far, in IAM's words. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Returns what a function used a permission for; empty if it did not use it. */
  public Set<String> of(String function, GrantedPermission permission) {
    return new TreeSet<>(uses.getOrDefault(new Use(function, permission), Set.of()));
  }
}
