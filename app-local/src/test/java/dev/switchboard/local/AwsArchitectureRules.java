package dev.switchboard.local;

import static dev.switchboard.local.ArchitectureRules.AWS;

/** The packages of the AWS adapters. */
final class AwsArchitectureRules {

  static final String APIGATEWAY = AWS + ".apigateway";
  static final String DYNAMODB = AWS + ".dynamodb";
  static final String SQS = AWS + ".sqs";
  static final String HTTP = AWS + ".http";
  static final String SIGV4 = AWS + ".sigv4";

  /** The packages whose public classes are for the other packages of the adapters alone. */
  static final String[] SHARED = {HTTP, SIGV4};

  private AwsArchitectureRules() {}
}
