package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of the main sources, each with the Maven modules that contain classes of it. */
record ModulePackages(Map<Path, Set<String>> modulesByPackage) {

  private static final Path MAIN_SOURCES = Path.of("src", "main", "java");

  /** Returns the packages of the modules in the subfolders of {@code root}. */
  static ModulePackages in(Path root) throws IOException {
    Map<Path, Set<String>> modules = new TreeMap<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path module : folders.filter(ModulePackages::hasMainSources).toList()) {
        for (Path each : packages(module.resolve(MAIN_SOURCES))) {
          modules
              .computeIfAbsent(each, _ -> new TreeSet<>())
              .add(root.relativize(module).toString());
        }
      }
    }
    return new ModulePackages(modules);
  }

  /** Returns every package of more than one module, with its modules. */
  Map<Path, Set<String>> shared() {
    Map<Path, Set<String>> shared = new TreeMap<>(modulesByPackage);
    shared.values().removeIf(modules -> modules.size() == 1);
    return shared;
  }

  private static boolean hasMainSources(Path module) {
    return Files.isDirectory(module.resolve(MAIN_SOURCES));
  }

  private static List<Path> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(Objects.requireNonNull(file.getParent())))
          .distinct()
          .toList();
    }
  }
}
