package dev.switchboard.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.switchboard.local.ArchitectureRules.AWS;
import static dev.switchboard.local.ArchitectureRules.DOMAIN;
import static dev.switchboard.local.ArchitectureRules.INJECTION;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * The dependencies allowed between the packages of the AWS adapters, and on libraries.
 *
 * <p>The four technologies do not depend on each other. The HTTP client and the signer depend
 * neither on a technology nor on the domain.
 */
@SuppressWarnings("MemberName") // A rule's name is a sentence, like a test's.
final class AwsArchitectureRules {

  static final String APIGATEWAY = AWS + ".apigateway";
  static final String DYNAMODB = AWS + ".dynamodb";
  static final String S3 = AWS + ".s3";
  static final String SQS = AWS + ".sqs";
  static final String FORMAT = AWS + ".format";
  static final String HTTP = AWS + ".http";
  static final String SIGV4 = AWS + ".sigv4";

  /** The packages whose public classes are for the other packages of the adapters alone. */
  static final String[] SHARED = {FORMAT, HTTP, SIGV4};

  private static final String SDK = "software.amazon.awssdk..";

  private AwsArchitectureRules() {}

  static ArchRule aws_top_knows_only_the_sdk() {
    return knows(AWS, SDK);
  }

  static ArchRule aws_format_knows_only_the_domain() {
    return knows(FORMAT, DOMAIN);
  }

  static ArchRule aws_http_knows_only_the_jdk() {
    return knows(HTTP, AWS, "javax.net.ssl");
  }

  static ArchRule aws_sigv4_knows_only_the_sdk() {
    return knows(SIGV4, AWS, SDK);
  }

  static ArchRule aws_apigateway_knows_neither_dynamodb_nor_sqs() {
    return technology(APIGATEWAY, HTTP, SIGV4, "javax.net.ssl");
  }

  static ArchRule aws_dynamodb_knows_neither_sqs_nor_apigateway_nor_its_client() {
    return technology(DYNAMODB);
  }

  static ArchRule aws_s3_knows_neither_dynamodb_nor_sqs_nor_apigateway() {
    return technology(S3, HTTP, SIGV4, "javax.net.ssl");
  }

  static ArchRule aws_sqs_knows_neither_dynamodb_nor_apigateway_nor_its_client() {
    return technology(SQS, "com.fasterxml.jackson.core..");
  }

  static ArchRule aws_format_http_and_sigv4_are_known_only_to_aws() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(AWS + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SHARED);
  }

  /**
   * Allows a technology only the domain, the shared top package, the SDK, and the named packages.
   */
  private static ArchRule technology(String name, String... others) {
    return knows(name, and(INJECTION, and(new String[] {AWS, FORMAT, DOMAIN, SDK}, others)));
  }

  /** Allows a package only the JDK, null marks, and the named packages. */
  private static ArchRule knows(String name, String... others) {
    return classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(and(others, name, "java..", "org.jspecify.annotations")));
  }

  private static String[] and(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
