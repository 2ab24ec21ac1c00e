package dev.switchboard.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dagger.Module;
import dagger.internal.DaggerGenerated;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom, and what every class keeps to.
 *
 * <p>Dependencies are judged by allow-lists: a deny-list with a misspelt name passes for ever. What
 * is judged is written by hand; Dagger's classes say of themselves that they are not. Which
 * violation makes each rule fail is noted in {@code docs/decisions/0003-architecture-rules.md}.
 */
final class ArchitectureTest {

  private static final String ROOT = "dev.switchboard.";
  private static final String DOMAIN = ROOT + "domain..";
  private static final String CONNECTION = ROOT + "domain.connection";
  private static final String FANOUT = ROOT + "domain.fanout";
  private static final String LIFECYCLE = ROOT + "domain.lifecycle";
  private static final String CONTRACTS = ROOT + "contracts";
  private static final String MEMORY = ROOT + "inmemory";
  private static final String AWS = ROOT + "aws";
  private static final String DYNAMODB_LOCAL = ROOT + "dynamodblocal";
  private static final String GATEWAY = ROOT + "gateway..";
  private static final String LAMBDA = ROOT + "lambda";
  private static final String LOCAL = ROOT + "local";

  private static final String[] INJECTION = {"dagger", "jakarta.inject"};

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.switchboard")
          .that(describe("are written by hand", ArchitectureTest::isWrittenByHand));

  private static boolean isWrittenByHand(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return !outermost.isAnnotatedWith(DaggerGenerated.class);
  }

  // Who may know whom

  @Test
  void the_domain_knows_only_the_jdk() {
    classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                DOMAIN,
                "java.lang..",
                "java.time..",
                "java.util",
                "java.util.concurrent..",
                "java.util.function",
                "java.util.regex",
                "java.util.stream",
                "org.jspecify.annotations"))
        .check(CODE);
  }

  @Test
  void concepts_form_no_cycle() {
    slices().matching(ROOT + "domain.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void connection_knows_no_other_concept() {
    knows(CONNECTION).check(CODE);
  }

  @Test
  void fanout_knows_only_connection() {
    knows(FANOUT, CONNECTION).check(CODE);
  }

  @Test
  void lifecycle_knows_only_fanout_and_connection() {
    knows(LIFECYCLE, FANOUT, CONNECTION).check(CODE);
  }

  @Test
  void the_contracts_know_only_the_domain_and_test_libraries() {
    knows(CONTRACTS, DOMAIN, "org.junit.jupiter.api", "org.assertj.core..").check(CODE);
  }

  @Test
  void memory_knows_only_the_domain() {
    knows(MEMORY, and(INJECTION, DOMAIN)).check(CODE);
  }

  @Test
  void aws_knows_only_the_domain_and_the_sdk() {
    knows(AWS, and(INJECTION, DOMAIN, "software.amazon.awssdk..")).check(CODE);
  }

  @Test
  void dynamodb_local_knows_only_its_server_and_the_sdk() {
    knows(
            DYNAMODB_LOCAL,
            "software.amazon.dynamodb..",
            "software.amazon.awssdk..",
            "org.eclipse.jetty..")
        .check(CODE);
  }

  @Test
  void the_local_gateway_knows_none_of_us() {
    knows(
            GATEWAY,
            "org.eclipse.jetty..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.databind..",
            "com.jayway.jsonpath..",
            "org.slf4j")
        .check(CODE);
  }

  @Test
  void lambda_knows_only_the_domain_and_aws() {
    knows(
            LAMBDA,
            and(
                INJECTION,
                DOMAIN,
                AWS,
                "com.amazonaws.services.lambda.runtime",
                "com.fasterxml.jackson.core.."))
        .check(CODE);
  }

  @Test
  void local_knows_the_domain_memory_aws_lambda_and_gateway() {
    knows(
            LOCAL,
            and(
                INJECTION,
                DOMAIN,
                MEMORY,
                AWS,
                LAMBDA,
                GATEWAY,
                DYNAMODB_LOCAL,
                "com.amazonaws.services.lambda.runtime",
                "picocli"))
        .check(CODE);
  }

  // What a class is called, shows and holds

  @Test
  void an_adapter_module_shows_only_its_dagger_modules_and_settings() {
    classes()
        .that()
        .resideInAnyPackage(MEMORY, AWS)
        .and()
        .arePublic()
        .should()
        .beAnnotatedWith(Module.class)
        .orShould()
        .beRecords()
        .orShould()
        .beEnums()
        .check(CODE);
  }

  @Test
  void adapters_are_named_for_their_technology_and_port() {
    classes()
        .that()
        .resideInAnyPackage(MEMORY, AWS)
        .and(describe("implement a port", type -> ports(type).findAny().isPresent()))
        .should(
            have(
                describe(
                    "a technology before their port's name",
                    type ->
                        ports(type)
                            .allMatch(
                                port ->
                                    type.getSimpleName().endsWith(port.getSimpleName())
                                        && !type.getSimpleName().equals(port.getSimpleName())))))
        .check(CODE);
  }

  @Test
  void names_say_what_not_where() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Port|Adapter|UseCase|Dto|DTO|Mapper|Manager|Utils?|Helper|Base)")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(CODE);
  }

  @Test
  void domain_state_is_final() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(DOMAIN)
        .should()
        .beFinal()
        .check(CODE);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(CODE.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }

  @Test
  void no_field_injection() {
    noFields().should().beAnnotatedWith(Inject.class).check(CODE);
  }

  // What a class does

  @Test
  void time_comes_from_the_clock() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            targetIs(
                "the system's time",
                target ->
                    (target.getOwner().getPackageName().equals("java.time")
                            && target.getName().equals("now"))
                        || (target.getOwner().isEquivalentTo(System.class)
                            && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()))))
        .check(CODE);
  }

  @Test
  void only_apps_read_the_environment() {
    noClasses()
        .that()
        .resideOutsideOfPackages(LAMBDA, LOCAL)
        .should()
        .callCodeUnitWhere(
            targetIs(
                "the environment",
                target ->
                    target.getOwner().isEquivalentTo(System.class)
                        && Set.of("getenv", "getProperty", "getProperties")
                            .contains(target.getName())))
        .check(CODE);
  }

  @Test
  void no_standard_streams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CODE);
  }

  @Test
  void no_generic_exceptions() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CODE);
  }

  /** A rule that sees nothing passes; this is how many there were when it was last looked at. */
  @Test
  void everything_was_seen() {
    assertThat(CODE).hasSizeGreaterThan(100);
    assertThat(CODE.stream().map(JavaClass::getPackageName))
        .contains(
            CONNECTION,
            FANOUT,
            LIFECYCLE,
            CONTRACTS,
            MEMORY,
            AWS,
            DYNAMODB_LOCAL,
            ROOT + "gateway",
            LAMBDA,
            LOCAL);
  }

  /** Allows a package itself, the JDK, null marks, and what is named; nothing else. */
  private static ArchRule knows(String who, String... whom) {
    return classes()
        .that()
        .resideInAPackage(who)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(and(whom, who, "java..", "org.jspecify.annotations")));
  }

  private static String[] and(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static Stream<JavaClass> ports(JavaClass type) {
    return type.getRawInterfaces().stream()
        .filter(each -> each.getPackageName().startsWith(ROOT + "domain"));
  }

  private static DescribedPredicate<JavaCall<?>> targetIs(
      String description, Predicate<CodeUnitCallTarget> target) {
    return describe("target is " + description, call -> target.test(call.getTarget()));
  }
}
