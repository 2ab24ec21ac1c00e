package dev.switchboard.local;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Sources that violate the rules. Only a test compiles them. Each rule has a folder with its name,
 * and must report every class in it.
 */
final class Violations {

  static final Path SOURCES = Path.of("src", "test", "resources", "violations");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Path classes;

  private Violations(Path classes) {
    this.classes = classes;
  }

  /** Returns the names of the rules that have a folder. */
  static SortedSet<String> rules() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .collect(toCollection(TreeSet::new));
    }
  }

  /** Compiles each folder into a folder of the same name. */
  static Violations compileInto(Path classes) throws IOException {
    // All folders share it: opening every jar of the class path takes most of the time.
    try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
      for (String rule : rules()) {
        Path output = Files.createDirectory(classes.resolve(rule));
        List<Path> sources = sources(SOURCES.resolve(rule));
        if (!sources.isEmpty()) {
          compile(sources, output, files);
        }
      }
    }
    return new Violations(classes);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static void compile(List<Path> sources, Path output, StandardJavaFileManager files) {
    StringWriter messages = new StringWriter();
    boolean compiled =
        COMPILER
            .getTask(
                messages,
                files,
                null,
                List.of("-d", output.toString(), "-proc:none"),
                null,
                files.getJavaFileObjectsFromPaths(sources))
            .call();
    if (!compiled) {
      throw new AssertionError("A violation must compile:\n" + messages);
    }
  }

  /** Returns the violations of one rule; none if its folder is missing or empty. */
  JavaClasses of(String rule) {
    return new ClassFileImporter().importPath(classes.resolve(rule));
  }
}
