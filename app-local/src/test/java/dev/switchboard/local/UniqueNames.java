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

/** Requires that each simple name of a top-level class stands once, so that it has one meaning. */
final class UniqueNames extends ArchCondition<JavaClass> {

  /** Names that still stand twice. Only ever remove names from here. */
  static final Set<String> EXCEPTIONS = Set.of("Sha256");

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
    boolean isUnique = packages.size() == 1;
    boolean isExpected = isUnique != EXCEPTIONS.contains(type.getSimpleName());
    events.add(
        new SimpleConditionEvent(
            type,
            isExpected,
            isUnique
                ? "%s stands once: remove it from the exceptions".formatted(type.getName())
                : "%s has the name of another class, in %s".formatted(type.getName(), packages)));
  }
}
