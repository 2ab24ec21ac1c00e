package dev.switchboard.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dagger.Module;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The allowed dependencies between modules and packages, and the rules for every class.
 *
 * <p>Dependencies are checked by allow-lists, because a deny-list with a misspelt name never fails.
 */
@SuppressWarnings("MemberName") // A rule's name is a sentence, like a test's.
final class ArchitectureRules {

  private static final String ROOT = "dev.switchboard.";
  static final String DOMAIN = ROOT + "domain..";
  static final String ACCESS = ROOT + "domain.access";
  static final String CONNECTION = ROOT + "domain.connection";
  static final String FANOUT = ROOT + "domain.fanout";
  static final String LIFECYCLE = ROOT + "domain.lifecycle";
  static final String PACING = ROOT + "domain.pacing";
  static final String PROTOCOL = ROOT + "domain.protocol";
  static final String QUEUE = ROOT + "domain.queue";
  static final String CONTRACTS = ROOT + "contracts";
  static final String TEST_SUPPORT = ROOT + "testsupport";
  static final String MEMORY = ROOT + "inmemory";
  static final String AWS = ROOT + "aws";
  static final String OIDC = ROOT + "oidc";
  static final String DYNAMODB_LOCAL = ROOT + "dynamodblocal";
  static final String GATEWAY = ROOT + "gateway";
  static final String LAMBDA = ROOT + "lambda";
  static final String CONFORMANCE = ROOT + "conformance";
  static final String LOCAL = ROOT + "local";
  static final String COST = LOCAL + ".cost";

  private static final String[] ADAPTERS = {MEMORY + "..", AWS + "..", OIDC + ".."};
  static final String[] INJECTION = {"dagger", "jakarta.inject"};

  private ArchitectureRules() {}

  /** Returns every rule, by the name of the method that creates it. */
  static SortedMap<String, ArchRule> all() throws ReflectiveOperationException {
    SortedMap<String, ArchRule> rules = new TreeMap<>();
    for (Class<?> some :
        List.of(
            ArchitectureRules.class, AwsArchitectureRules.class, GatewayArchitectureRules.class)) {
      for (Method method : some.getDeclaredMethods()) {
        if (ArchRule.class.isAssignableFrom(method.getReturnType())
            && method.getParameterCount() == 0) {
          rules.put(method.getName(), (ArchRule) method.invoke(null));
        }
      }
    }
    return rules;
  }

  // Dependencies

  static ArchRule the_domain_knows_only_the_jdk() {
    return classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                DOMAIN,
                "java.lang..",
                "java.nio.charset",
                "java.security",
                "java.time..",
                "java.util",
                "java.util.concurrent..",
                "java.util.function",
                "java.util.regex",
                "java.util.stream",
                "org.jspecify.annotations"));
  }

  static ArchRule concepts_form_no_cycle() {
    return slices().matching(ROOT + "domain.(*)..").should().beFreeOfCycles();
  }

  static ArchRule connection_knows_no_other_concept() {
    return knows(CONNECTION);
  }

  static ArchRule access_knows_only_connection() {
    return knows(ACCESS, CONNECTION);
  }

  static ArchRule pacing_knows_only_connection() {
    return knows(PACING, CONNECTION);
  }

  static ArchRule queue_knows_only_protocol_and_connection() {
    return knows(QUEUE, PROTOCOL, CONNECTION);
  }

  static ArchRule fanout_knows_only_queue_pacing_protocol_and_connection() {
    return knows(FANOUT, QUEUE, PACING, PROTOCOL, CONNECTION);
  }

  static ArchRule protocol_knows_only_access_and_connection() {
    return knows(PROTOCOL, ACCESS, CONNECTION);
  }

  static ArchRule lifecycle_knows_only_the_concepts_below_it() {
    return knows(LIFECYCLE, FANOUT, QUEUE, PACING, PROTOCOL, ACCESS, CONNECTION);
  }

  static ArchRule the_contracts_know_only_the_domain_and_test_libraries() {
    return knows(CONTRACTS, DOMAIN, "org.junit.jupiter.api", "org.assertj.core..");
  }

  static ArchRule test_support_knows_none_of_us() {
    return knows(
        TEST_SUPPORT,
        "com.amazonaws.services.lambda.runtime",
        "com.fasterxml.jackson.databind..",
        "com.sun.net.httpserver",
        "javax.crypto..",
        "org.eclipse.jetty..");
  }

  static ArchRule memory_knows_only_the_domain() {
    return knows(MEMORY, and(INJECTION, DOMAIN));
  }

  static ArchRule aws_knows_only_the_domain_and_the_sdk() {
    return knows(
        AWS,
        and(
            INJECTION,
            DOMAIN,
            "software.amazon.awssdk..",
            "com.fasterxml.jackson.core..",
            "javax.crypto",
            "javax.crypto.spec",
            "javax.net.ssl"));
  }

  static ArchRule oidc_knows_only_the_domain_and_nimbus() {
    return knows(OIDC, and(INJECTION, DOMAIN, "com.nimbusds.."));
  }

  static ArchRule dynamodb_local_knows_only_its_server_and_the_sdk() {
    return knows(
        DYNAMODB_LOCAL,
        "software.amazon.dynamodb..",
        "software.amazon.awssdk..",
        "org.eclipse.jetty..");
  }

  static ArchRule the_local_gateway_knows_none_of_us() {
    return knows(
        GATEWAY,
        "org.eclipse.jetty..",
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.databind..",
        "com.jayway.jsonpath..",
        "com.networknt.schema..",
        "org.apache.hc..",
        "org.slf4j",
        "org.yaml.snakeyaml..");
  }

  static ArchRule lambda_knows_only_the_domain_aws_and_oidc() {
    return knows(
        LAMBDA,
        and(
            INJECTION,
            DOMAIN,
            AWS,
            AwsArchitectureRules.DYNAMODB,
            AwsArchitectureRules.S3,
            AwsArchitectureRules.SQS,
            AwsArchitectureRules.APIGATEWAY,
            OIDC,
            "com.amazonaws.services.lambda.runtime",
            "com.fasterxml.jackson.core.."));
  }

  /** Conformance uses the gateway over the network alone, like AWS. */
  static ArchRule conformance_knows_no_gateway_but_its_clients() {
    return knows(
        CONFORMANCE,
        "org.eclipse.jetty..",
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.databind..",
        "software.amazon.awssdk..");
  }

  static ArchRule local_knows_the_domain_memory_aws_oidc_lambda_gateway_and_conformance() {
    return knows(
        LOCAL,
        and(
            INJECTION,
            DOMAIN,
            MEMORY,
            AWS,
            AwsArchitectureRules.DYNAMODB,
            AwsArchitectureRules.S3,
            AwsArchitectureRules.SQS,
            AwsArchitectureRules.APIGATEWAY,
            OIDC,
            LAMBDA + "..",
            GATEWAY + "..",
            DYNAMODB_LOCAL,
            CONFORMANCE,
            "com.amazonaws.services.lambda.runtime",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.databind..",
            "com.networknt.schema..",
            "picocli",
            "javax.net.ssl",
            "software.amazon.awssdk.core.exception"));
  }

  static ArchRule cost_knows_only_limits_and_protocols_of_the_service() {
    return knows(COST, CONNECTION, FANOUT, QUEUE, AwsArchitectureRules.APIGATEWAY);
  }

  // Names, visibility and fields

  static ArchRule an_adapter_module_shows_only_its_dagger_modules_and_settings() {
    return classes()
        .that()
        .resideInAnyPackage(ADAPTERS)
        .and()
        .resideOutsideOfPackages(AwsArchitectureRules.SHARED)
        .and()
        .arePublic()
        .should()
        .beAnnotatedWith(Module.class)
        .orShould(be(describe("a setting", ArchitectureRules::isSetting)));
  }

  static ArchRule adapters_are_named_for_their_technology_and_port() {
    return classes()
        .that()
        .resideInAnyPackage(ADAPTERS)
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
                                        && !type.getSimpleName().equals(port.getSimpleName())))));
  }

  static ArchRule a_simple_class_name_stands_once() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(new UniqueNames());
  }

  static ArchRule names_say_what_not_where() {
    return noClasses()
        .should()
        .haveNameMatching(
            ".*(Impl|Port|Adapter|UseCase|Dto|DTO|Entity|Mapper|Manager|Util|Helper|Base)s?")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Abstract");
  }

  static ArchRule domain_state_is_final() {
    return fields().that().areDeclaredInClassesThat().resideInAPackage(DOMAIN).should().beFinal();
  }

  static ArchRule every_package_is_null_marked() {
    return classes()
        .should(
            be(
                describe(
                    "in a null-marked package",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
  }

  static ArchRule no_field_injection() {
    return noFields().should().beAnnotatedWith(Inject.class);
  }

  // Calls

  static ArchRule time_comes_from_the_clock() {
    return noClasses()
        .should(
            use(
                "the system's time",
                target ->
                    is(target, System.class, "currentTimeMillis", "nanoTime")
                        || is(target, Date.class, "<init>")
                        || is(target, Calendar.class, "getInstance")
                        || (target.getOwner().getPackageName().startsWith("java.time")
                            && target.getName().equals("now"))));
  }

  static ArchRule only_apps_and_settings_choose_the_clock() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(LAMBDA, LOCAL)
        .and()
        .haveSimpleNameNotEndingWith("Settings")
        .should(
            use(
                "the system's clock",
                target ->
                    is(target, InstantSource.class, "system")
                        || is(target, Clock.class, "system", "systemUTC", "systemDefaultZone")
                        || is(target, Clock.class, "tickMillis", "tickSeconds", "tickMinutes")));
  }

  static ArchRule only_apps_read_the_environment() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(LAMBDA, LOCAL)
        .should(
            use(
                "the environment",
                target ->
                    is(target, System.class, "getenv", "getProperty", "getProperties")
                        || is(target, Integer.class, "getInteger")
                        || is(target, Long.class, "getLong")
                        || is(target, Boolean.class, "getBoolean")));
  }

  static ArchRule no_standard_streams() {
    return noClasses()
        .should(
            use(
                "a standard stream",
                target ->
                    is(target, System.class, "in", "out", "err")
                        || target.getFullName().endsWith(".printStackTrace()")));
  }

  static ArchRule no_generic_exceptions() {
    return noClasses()
        .that()
        .areNotAssignableTo(Throwable.class)
        .should(
            use(
                "a generic exception's constructor",
                target ->
                    is(target, Throwable.class, "<init>")
                        || is(target, Exception.class, "<init>")
                        || is(target, RuntimeException.class, "<init>")
                        || is(target, Error.class, "<init>")));
  }

  /**
   * Allows a package only itself, the packages below it, the JDK, null marks, and the named
   * packages.
   */
  private static ArchRule knows(String who, String... whom) {
    return classes()
        .that()
        .resideInAPackage(who + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(and(whom, who + "..", "java..", "org.jspecify.annotations")));
  }

  private static String[] and(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** Returns whether a class is a record of settings, or an enum of one of its components. */
  private static boolean isSetting(JavaClass type) {
    return isSettings(type)
        || (type.isEnum()
            && type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(ArchitectureRules::isSettings));
  }

  private static boolean isSettings(JavaClass type) {
    return type.isRecord() && type.getSimpleName().endsWith("Settings");
  }

  private static Stream<JavaClass> ports(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .filter(each -> each.getPackageName().startsWith(ROOT + "domain"));
  }

  /** Finds calls and method references, because {@code Instant::now} reads the time as well. */
  private static ArchCondition<JavaClass> use(String what, Predicate<AccessTarget> target) {
    return accessTargetWhere(
        describe("target is " + what, (JavaAccess<?> access) -> target.test(access.getTarget())));
  }

  private static boolean is(AccessTarget target, Class<?> owner, String... names) {
    return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
  }
}
