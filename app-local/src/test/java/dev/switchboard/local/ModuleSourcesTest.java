package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What modules share, those included that {@link ArchitectureTest} does not see. */
final class ModuleSourcesTest {

  private static final Path ROOT = Path.of("..");

  /** A class in another module's package would see what is not public there. */
  @Test
  void no_package_has_classes_of_two_modules() throws IOException {
    ModuleSources packages = ModuleSources.byPackage(ROOT);

    assertThat(packages.shared()).isEmpty();
    assertThat(packages.modules().values())
        .contains(Set.of("domain"), Set.of("adapters-aws"), Set.of("benchmarks"));
  }

  @Test
  void no_class_name_stands_in_two_modules() throws IOException {
    ModuleSources names = ModuleSources.byClassName(ROOT);

    assertThat(names.shared()).isEmpty();
    assertThat(names.modules())
        .containsEntry(Path.of("FanOut.java"), Set.of("domain"))
        .containsEntry(Path.of("Benchmarks.java"), Set.of("benchmarks"))
        .containsEntry(Path.of("FaultMix.java"), Set.of("fan-out-proof"));
  }

  @Test
  void a_package_and_a_class_name_of_two_modules_are_found(@TempDir Path root) throws IOException {
    for (String source : List.of("a/src/main/java/x/A.java", "b/src/main/java/x/A.java")) {
      Path file = root.resolve(source);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.createFile(file);
    }

    assertThat(ModuleSources.byPackage(root).shared())
        .containsExactly(Map.entry(Path.of("x"), Set.of("a", "b")));
    assertThat(ModuleSources.byClassName(root).shared())
        .containsExactly(Map.entry(Path.of("A.java"), Set.of("a", "b")));
  }
}
