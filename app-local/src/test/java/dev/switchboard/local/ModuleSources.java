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

/** The Maven modules whose main sources contain a package or a class name. */
record ModuleSources(Map<Path, Set<String>> modules) {

  private static final Path MAIN_SOURCES = Path.of("src", "main", "java");

  /** Returns the modules of each package, from the subfolders of {@code root}. */
  static ModuleSources byPackage(Path root) throws IOException {
    return by(root, file -> Objects.requireNonNull(file.getParent()));
  }

  /** Returns the modules of each class name, from the file names. */
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

  /** Returns the packages or class names of more than one module, with their modules. */
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
