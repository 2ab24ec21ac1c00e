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

/** No module has classes in another module's package, where they could use package-private code. */
final class ModulePackagesTest {

  @Test
  void no_package_has_classes_of_two_modules() throws IOException {
    ModulePackages packages = ModulePackages.in(Path.of(".."));

    assertThat(packages.shared()).isEmpty();
    assertThat(packages.modulesByPackage().values())
        .contains(Set.of("domain"), Set.of("adapters-aws"), Set.of("benchmarks"));
  }

  @Test
  void a_package_with_classes_of_two_modules_is_found(@TempDir Path root) throws IOException {
    for (String source : List.of("a/src/main/java/x/A.java", "b/src/main/java/x/B.java")) {
      Path file = root.resolve(source);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.createFile(file);
    }

    assertThat(ModulePackages.in(root).shared())
        .containsExactly(Map.entry(Path.of("x"), Set.of("a", "b")));
  }
}
