package dev.switchboard.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.switchboard.local.ArchitectureRules.GATEWAY;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The dependencies allowed between the packages of the local gateway.
 *
 * <p>Its top package has two parts. The assembly creates the objects of all packages. All packages
 * share the settings, which depend on the formats alone.
 */
@SuppressWarnings("MemberName") // A rule's name is a sentence, like a test's.
final class GatewayArchitectureRules {

  static final String FORMAT = GATEWAY + ".format";
  static final String FAULT = GATEWAY + ".fault";
  static final String EVENT = GATEWAY + ".event";
  static final String INVOKE = GATEWAY + ".invoke";
  static final String AUTHORIZER = GATEWAY + ".authorizer";
  static final String HTTP = GATEWAY + ".http";
  static final String WEBSOCKET = GATEWAY + ".websocket";
  static final String MANAGEMENT = GATEWAY + ".management";
  static final String TEMPLATE = GATEWAY + ".template";
  static final String TLS = GATEWAY + ".tls";

  private static final Set<String> ASSEMBLY =
      Set.of(
          GATEWAY + ".LocalGateway",
          GATEWAY + ".RequestRouter",
          GATEWAY + ".RequestTarget",
          GATEWAY + ".JettyServer",
          GATEWAY + ".TimedHttpConnection",
          GATEWAY + ".TimedHttpConnections");

  private static final DescribedPredicate<JavaClass> SETTINGS =
      resideInAPackage(GATEWAY).and(not(describe("assembly", GatewayArchitectureRules::assembles)));

  private GatewayArchitectureRules() {}

  static ArchRule gateway_packages_form_no_cycle() {
    return slices().matching(GATEWAY + ".(*)..").should().beFreeOfCycles();
  }

  static ArchRule gateway_settings_know_only_formats() {
    return within(SETTINGS, SETTINGS.or(resideInAPackage(FORMAT)));
  }

  static ArchRule gateway_formats_know_no_other_package() {
    return within(resideInAPackage(FORMAT), resideInAPackage(FORMAT));
  }

  static ArchRule gateway_faults_know_only_formats() {
    return within(resideInAPackage(FAULT), resideInAnyPackage(FAULT, FORMAT));
  }

  static ArchRule gateway_events_know_only_settings_and_formats() {
    return knows(EVENT, FORMAT);
  }

  static ArchRule gateway_invocation_knows_only_settings() {
    return knows(INVOKE);
  }

  static ArchRule gateway_authorizer_knows_only_settings_events_and_invocation() {
    return knows(AUTHORIZER, EVENT, INVOKE);
  }

  static ArchRule gateway_http_knows_only_settings_formats_events_and_invocation() {
    return knows(HTTP, FORMAT, EVENT, INVOKE);
  }

  static ArchRule gateway_websocket_knows_neither_management_nor_template_nor_tls() {
    return knows(WEBSOCKET, FORMAT, FAULT, EVENT, INVOKE, AUTHORIZER, HTTP);
  }

  static ArchRule gateway_management_knows_neither_authorizer_nor_template_nor_tls() {
    return knows(MANAGEMENT, FORMAT, FAULT, EVENT, INVOKE, HTTP, WEBSOCKET);
  }

  static ArchRule gateway_template_knows_only_settings() {
    return knows(TEMPLATE);
  }

  static ArchRule gateway_tls_knows_only_settings() {
    return knows(TLS);
  }

  /** Allows a package of the gateway only the settings and the named packages. */
  private static ArchRule knows(String one, String... others) {
    String[] allowed = Stream.concat(Stream.of(one), Stream.of(others)).toArray(String[]::new);
    return within(resideInAPackage(one), SETTINGS.or(resideInAnyPackage(allowed)));
  }

  /** Checks dependencies within the gateway alone. Another rule checks those on libraries. */
  private static ArchRule within(
      DescribedPredicate<JavaClass> some, DescribedPredicate<JavaClass> allowed) {
    return noClasses()
        .that(some)
        .should()
        .dependOnClassesThat(resideInAPackage(GATEWAY + "..").and(not(allowed)));
  }

  private static boolean assembles(JavaClass type) {
    return ASSEMBLY.contains(type.getFullName().replaceFirst("\\$.*", ""));
  }
}
