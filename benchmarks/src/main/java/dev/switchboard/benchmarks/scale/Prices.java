package dev.switchboard.benchmarks.scale;

/**
 * AWS's list prices in dollars for us-east-1, as its pricing pages had them in 2026, in the first
 * tier and without the free one. They differ by region, and change: look before you rely on one.
 */
final class Prices {

  /** A WebSocket message, by 32 KB (aws.amazon.com/api-gateway/pricing). */
  static final double MESSAGE = 1.00e-6;

  /** A function's gigabyte-second on arm64 (aws.amazon.com/lambda/pricing). */
  static final double GIGABYTE_SECOND = 0.0000133334;

  /** A function's invocation (aws.amazon.com/lambda/pricing). */
  static final double INVOCATION = 0.20e-6;

  /** A request to a standard queue, by 64 KB (aws.amazon.com/sqs/pricing). */
  static final double QUEUE_REQUEST = 0.40e-6;

  /** A consistent read of 4 KB, on demand (aws.amazon.com/dynamodb/pricing/on-demand). */
  static final double READ_UNIT = 0.125e-6;

  /** A write of 1 KB, on demand (aws.amazon.com/dynamodb/pricing/on-demand). */
  static final double WRITE_UNIT = 0.625e-6;

  private Prices() {}
}
