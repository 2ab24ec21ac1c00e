package dev.switchboard.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dagger.internal.DaggerGenerated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the code against each of {@link ArchitectureRules}, and checks that each rule reports its
 * {@link Violations}.
 *
 * <p>Only handwritten classes are checked. Dagger annotates the classes that it generates.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ArchitectureTest {

  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.switchboard")
          .that(describe("are written by hand", ArchitectureTest::isWrittenByHand));
  private final Violations violations;

  ArchitectureTest(@TempDir Path folder) throws IOException {
    violations = Violations.compileInto(folder);
  }

  private static boolean isWrittenByHand(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return !outermost.isAnnotatedWith(DaggerGenerated.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(String name, ArchRule rule) {
    rule.check(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void bites(String name, ArchRule rule) {
    JavaClasses violating = violations.of(name);
    assertThat(violating)
        .as("%s must be shown to fail, by sources in %s", name, Violations.SOURCES.resolve(name))
        .isNotEmpty();

    assertThatExceptionOfType(AssertionError.class)
        .as("%s over its violations", name)
        .isThrownBy(() -> rule.check(violating))
        .withMessageContainingAll(
            violating.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .toArray(String[]::new));
  }

  static Stream<Arguments> rules() throws ReflectiveOperationException {
    return ArchitectureRules.all().entrySet().stream()
        .map(rule -> arguments(rule.getKey(), rule.getValue()));
  }

  @Test
  void every_folder_of_violations_has_a_rule() throws Exception {
    SortedSet<String> folders = Violations.rules();
    folders.removeAll(ArchitectureRules.all().keySet());
    assertThat(folders).as("folders in %s without a rule", Violations.SOURCES).isEmpty();
  }

  /**
   * A rule that checks no class passes, so this test requires the known packages. A new package
   * needs a rule for its dependencies.
   */
  @Test
  void all_classes_and_packages_are_checked() {
    assertThat(code).hasSizeGreaterThan(100);
    assertThat(code.stream().map(JavaClass::getPackageName))
        .containsOnly(
            ArchitectureRules.ACCESS,
            ArchitectureRules.CONNECTION,
            ArchitectureRules.FANOUT,
            ArchitectureRules.PACING,
            ArchitectureRules.PROTOCOL,
            ArchitectureRules.QUEUE,
            ArchitectureRules.LIFECYCLE,
            ArchitectureRules.CONTRACTS,
            ArchitectureRules.TEST_SUPPORT,
            ArchitectureRules.TEST_SUPPORT + ".dynamodb",
            ArchitectureRules.MEMORY,
            ArchitectureRules.AWS,
            AwsArchitectureRules.APIGATEWAY,
            AwsArchitectureRules.DYNAMODB,
            AwsArchitectureRules.FORMAT,
            AwsArchitectureRules.HTTP,
            AwsArchitectureRules.S3,
            AwsArchitectureRules.SIGV4,
            AwsArchitectureRules.SQS,
            ArchitectureRules.OIDC,
            ArchitectureRules.DYNAMODB_LOCAL,
            ArchitectureRules.GATEWAY,
            GatewayArchitectureRules.AUTHORIZER,
            GatewayArchitectureRules.EVENT,
            GatewayArchitectureRules.FAULT,
            GatewayArchitectureRules.FORMAT,
            GatewayArchitectureRules.HTTP,
            GatewayArchitectureRules.INVOKE,
            GatewayArchitectureRules.MANAGEMENT,
            GatewayArchitectureRules.TEMPLATE,
            GatewayArchitectureRules.TLS,
            GatewayArchitectureRules.WEBSOCKET,
            ArchitectureRules.LAMBDA,
            ArchitectureRules.LAMBDA + ".access",
            ArchitectureRules.CONFORMANCE,
            ArchitectureRules.LOCAL,
            ArchitectureRules.LOCAL + ".access",
            ArchitectureRules.COST);
  }
}
