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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The Maven modules in whose main sources something is: a package, or a class of a name. */
record ModuleSources(Map<Path, Set<String>> modules) {

  private static final Path MAIN_SOURCES = Path.of("src", "main", "java");

  /** The modules of each package, of the modules that are folders of this one. */
  static ModuleSources byPackage(Path root) throws IOException {
    return by(root, file -> Objects.requireNonNull(file.getParent()));
  }

  /** The modules of each file name, which is that of a class. */
  static ModuleSources byClassName(Path root) throws IOException {
    ModuleSources all = by(root, file -> Objects.requireNonNull(file.getFileName()));
    all.modules.remove(Path.of("package-info.java"));
    return all;
  }

  private static ModuleSources by(Path root, UnaryOperator<Path> key) throws IOException {
    Map<Path, Set<String>> modules = new TreeMap<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path module : folders.filter(ModuleSources::hasMainSources).toList()) {
        for (Path file : files(module.resolve(MAIN_SOURCES))) {
          modules
              .computeIfAbsent(key.apply(file), _ -> new TreeSet<>())
              .add(root.relativize(module).toString());
        }
      }
    }
    return new ModuleSources(modules);
  }

  /** What is in more than one module, with these modules. */
  Map<Path, Set<String>> shared() {
    Map<Path, Set<String>> shared = new TreeMap<>(modules);
    shared.values().removeIf(each -> each.size() == 1);
    return shared;
  }

  private static boolean hasMainSources(Path module) {
    return Files.isDirectory(module.resolve(MAIN_SOURCES));
  }

  private static List<Path> files(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(sources::relativize)
          .toList();
    }
  }
}
