package dev.switchboard.local;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Requires that the simple name of each top-level class is unique, so that it has one meaning. */
final class UniqueNames extends ArchCondition<JavaClass> {

  private final Map<String, Set<String>> packagesByName = new HashMap<>();

  UniqueNames() {
    super("have a simple name that no other class has");
  }

  @Override
  public void init(Collection<JavaClass> all) {
    packagesByName.clear();
    all.forEach(
        type ->
            packagesByName
                .computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>())
                .add(type.getPackageName()));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Set<String> packages = packagesByName.getOrDefault(type.getSimpleName(), Set.of());
    events.add(
        new SimpleConditionEvent(
            type,
            packages.size() == 1,
            "%s has the name of another class, in %s".formatted(type.getName(), packages)));
  }
}
